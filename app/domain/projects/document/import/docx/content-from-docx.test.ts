import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { docx, item, paragraph, run } from '#test/factories/docx.ts';
import { importPlan } from '../import-plan.ts';
import { contentFromDocx } from './content-from-docx.server.ts';

const read = (...given: Parameters<typeof docx>) => contentFromDocx(docx(...given));
const blocks = (...given: Parameters<typeof docx>) => read(...given)?.content.content;
const words = (text: string, ...types: string[]) => ({
  type: 'text',
  text,
  ...(types.length > 0 && { marks: types.map((type) => ({ type })) }),
});
const line = (...content: unknown[]) => ({ type: 'paragraph', content });

describe('a DOCX file as a document', () => {
  it('keeps headings, by name, by level and by what a style is based on', () => {
    expect(
      blocks(
        paragraph(run('One'), 'Heading1') +
          paragraph(run('Two'), 'Heading2') +
          paragraph(run('Own'), 'Own') +
          paragraph(run('Text')),
      ),
    ).toEqual([
      { type: 'heading', attrs: { level: 2 }, content: [words('One')] },
      { type: 'heading', attrs: { level: 3 }, content: [words('Two')] },
      { type: 'heading', attrs: { level: 3 }, content: [words('Own')] },
      line(words('Text')),
    ]);
  });

  it('keeps how words are set, and joins what is set alike', () => {
    const body = paragraph(
      run('a') +
        run('b') +
        run('c', '<w:b/>') +
        run('d', '<w:rStyle w:val="Strong"/><w:i/>') +
        run('e', '<w:b w:val="0"/><w:strike/>') +
        run('f', '<w:u w:val="none"/>') +
        run('x', '<w:rFonts w:ascii="Courier New"/><w:b/>') +
        run('2', '<w:vertAlign w:val="superscript"/>'),
    );
    expect(blocks(body)).toEqual([
      line(
        words('ab'),
        words('c', 'bold'),
        words('d', 'bold', 'italic'),
        words('e', 'strike'),
        words('f'),
        words('x', 'code'),
        words('²'),
      ),
    ]);
  });

  it('keeps lists within lists, and the number that one begins with', () => {
    const body =
      item('a', 0) +
      item('b', 1) +
      item('c', 1) +
      item('d', 0) +
      paragraph(run('between')) +
      item('e', 1);
    const entry = (...content: unknown[]) => ({ type: 'listItem', content });
    expect(blocks(body)).toEqual([
      {
        type: 'bulletList',
        content: [
          entry(line(words('a')), {
            type: 'orderedList',
            attrs: { start: 3 },
            content: [entry(line(words('b'))), entry(line(words('c')))],
          }),
          entry(line(words('d'))),
        ],
      },
      line(words('between')),
      { type: 'orderedList', attrs: { start: 3 }, content: [entry(line(words('e')))] },
    ]);
  });

  it('keeps tables with their head, and cells that are joined', () => {
    const cell = (text: string, properties = '') =>
      `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text === '' ? '' : run(text))}</w:tc>`;
    const body = `<w:tbl>
      <w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('h', '<w:gridSpan w:val="2"/>')}</w:tr>
      <w:tr>${cell('a', '<w:vMerge w:val="restart"/>')}${cell('b')}</w:tr>
      <w:tr>${cell('', '<w:vMerge/>')}${cell('')}</w:tr></w:tbl>`;
    const row = (...content: unknown[]) => ({ type: 'tableRow', content });
    expect(blocks(body)).toEqual([
      {
        type: 'table',
        content: [
          row({ type: 'tableHeader', attrs: { colspan: 2 }, content: [line(words('h'))] }),
          row(
            { type: 'tableCell', attrs: { rowspan: 2 }, content: [line(words('a'))] },
            { type: 'tableCell', content: [line(words('b'))] },
          ),
          row({ type: 'tableCell', content: [{ type: 'paragraph' }] }),
        ],
      },
    ]);
  });

  it('keeps links, of both kinds, and the words of one that leads nowhere safe', () => {
    const field = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
    const body = paragraph(
      `<w:hyperlink r:id="good">${run('good', '<w:u w:val="single"/>')}</w:hyperlink>` +
        `<w:hyperlink r:id="bad">${run('bad')}</w:hyperlink>` +
        `${field('begin')}<w:r><w:instrText> HYPERLINK "https://b.example" </w:instrText></w:r>${field('separate')}${run('field')}${field('end')}` +
        run('after'),
    );
    const found = read(body, { links: { good: 'https://a.example/', bad: 'javascript:alert(1)' } });
    const link = (href: string) => [{ type: 'link', attrs: { href } }];
    expect(found?.content.content).toEqual([
      line(
        { ...words('good'), marks: link('https://a.example/') },
        words('bad'),
        { ...words('field'), marks: link('https://b.example') },
        words('after'),
      ),
    ]);
    expect(found?.leftOut).toEqual({ links: 1 });
  });

  it('sets formulas, in the line and apart', () => {
    const fraction =
      '<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>n</m:t></m:r></m:den></m:f></m:oMath>';
    const body =
      paragraph(run('so ') + fraction) +
      paragraph(`<m:oMathPara>${fraction}</m:oMathPara>`) +
      paragraph(fraction);
    expect(blocks(body)).toEqual([
      line(words('so '), { type: 'inlineMath', attrs: { latex: '\\frac{1}{n}' } }),
      { type: 'blockMath', attrs: { latex: '\\frac{1}{n}' } },
      { type: 'blockMath', attrs: { latex: '\\frac{1}{n}' } },
    ]);
  });

  it('puts footnotes below, by the number in the text', () => {
    const mark = (id: string) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
    const footnotes = {
      '7': paragraph(`<w:r><w:footnoteRef/></w:r>${run(' Said elsewhere.')}`),
      '8': paragraph(run('And here.')),
    };
    expect(blocks(paragraph(run('a') + mark('8') + run('b') + mark('7')), { footnotes })).toEqual([
      line(words('a[1]b[2]')),
      line(words('[1] '), words('And here.')),
      line(words('[2] '), words('Said elsewhere.')),
    ]);
  });

  it('keeps code and quotations together', () => {
    const body =
      paragraph(run('x = 1'), 'SourceCode') +
      paragraph(run('y = 2'), 'SourceCode') +
      paragraph(run('said'), 'Quote');
    expect(blocks(body)).toEqual([
      { type: 'codeBlock', content: [words('x = 1\ny = 2')] },
      { type: 'blockquote', content: [line(words('said'))] },
    ]);
  });

  it('says what does not come, and takes tracked changes as accepted', () => {
    const picture =
      '<w:r><w:drawing><wp:docPr descr="A curve"/><a:blip r:embed="p"/></w:drawing></w:r>';
    const box = `<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>${paragraph(run('boxed'))}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${paragraph(run('boxed'))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const body =
      paragraph(run('Contents 3'), 'TOC1') +
      paragraph(
        `<w:ins>${run('new')}</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>${picture}${box}` +
          '<w:r><w:commentReference w:id="1"/></w:r><w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>' +
          run('hidden', '<w:vanish/>'),
      );
    const found = read(body);
    expect(found?.content.content).toEqual([line(words('new[A curve]')), line(words('boxed'))]);
    expect(found?.leftOut).toEqual({
      contents: 1,
      deletions: 1,
      images: 1,
      comments: 1,
      symbols: 1,
    });
  });

  it('makes figures of pictures, with what stands below them', () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const show = (id: string) =>
      `<w:r><w:drawing><wp:docPr descr="A curve"/><a:blip r:embed="${id}"/></w:drawing></w:r>`;
    const found = read(
      paragraph(run('before ') + show('p') + run(' after')) +
        paragraph(run('Figure 3: Loss by step'), 'Caption') +
        paragraph(show('p')) +
        paragraph(run('Figure 4. Once more'), 'Caption') +
        paragraph(show('x')),
      {
        links: { p: 'media/image1.png', x: 'media/image2.png' },
        files: { 'word/media/image1.png': png, 'word/media/image2.png': '<html>' },
      },
    );
    const file = createHash('sha256').update(png).digest('hex');
    const figure = (caption: string) => ({
      type: 'figure',
      attrs: { file, width: 1, height: 1, alt: 'A curve', caption, size: 'full' },
    });
    expect(found?.content.content).toEqual([
      line(words('before ')),
      figure(''),
      line(words(' after')),
      line(words('Figure 3: Loss by step')),
      figure('Once more'),
      line(words('[A curve]')),
    ]);
    expect(found?.pictures?.map((picture) => Buffer.from(picture).equals(png))).toEqual([true]);
    expect(found?.leftOut).toEqual({ images: 1 });
  });

  it('plans exactly what its content holds', () => {
    const found = read(
      paragraph(run('Aim'), 'Heading1') +
        item('one two', 0) +
        item('three', 1) +
        paragraph(run('学习 p')),
    );
    expect(found && importPlan(found)).toEqual({
      taken: { words: 7, headings: 1, lists: 2 },
      leftOut: {},
    });
  });
});

describe('what is no text', () => {
  const body = paragraph(run('Words'));
  it.each([
    ['nothing', new Uint8Array()],
    ['no archive', new TextEncoder().encode('PK\u0003\u0004 and then not')],
    ['an archive of something else', docx('', { files: { 'word/document.xml': '<a/>' } })],
    ['broken XML', docx('<w:p>')],
    [
      'definitions that grow',
      docx('', {
        files: {
          'word/document.xml':
            '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><document><body><p><r><t>&c;</t></r></p></body></document>',
        },
      }),
    ],
    ['nesting without end', docx('<w:sdt>'.repeat(100_000) + '</w:sdt>'.repeat(100_000))],
    [
      'deep quotations',
      docx('<w:tbl><w:tr><w:tc>'.repeat(40) + body + '</w:tc></w:tr></w:tbl>'.repeat(40)),
    ],
    ['too many paragraphs', docx(body.repeat(6_000))],
    ['too many words', docx(paragraph(run('a'.repeat(250_000))))],
    [
      'a table without end',
      docx(`<w:tbl><w:tr>${`<w:tc>${body}</w:tc>`.repeat(6_000)}</w:tr></w:tbl>`),
    ],
    [
      'what unpacks to very much',
      docx(body, { files: { 'word/styles.xml': ' '.repeat(20_000_000) } }),
    ],
  ])('is refused: %s', (_, bytes) => {
    expect(contentFromDocx(bytes)).toBeNull();
  });

  it('takes nothing from a size that an archive claims', () => {
    const bytes = docx(body, { files: { 'word/styles.xml': ' '.repeat(20_000_000) } });
    // The sizes in its directory, unpacked: both said to be a few bytes.
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at + 46 < bytes.length; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 1_000_000)
        view.setUint32(at + 24, 10, true);
    }
    const before = process.memoryUsage().arrayBuffers;
    contentFromDocx(bytes);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000);
  });
});
