import { strToU8, zipSync } from 'fflate';

const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
].join(' ');

const styles = `<w:styles ${namespaces}>
  <w:style w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>
  <w:style w:styleId="Heading2"><w:name w:val="heading 2"/></w:style>
  <w:style w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="Heading2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
  <w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
  <w:style w:styleId="Caption"><w:name w:val="caption"/></w:style>
  <w:style w:styleId="Quote"><w:name w:val="Quote"/></w:style>
  <w:style w:styleId="SourceCode"><w:name w:val="Source Code"/></w:style>
  <w:style w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
</w:styles>`;

const numbering = `<w:numbering ${namespaces}>
  <w:abstractNum w:abstractNumId="0">
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="decimal"/></w:lvl>
  </w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
</w:numbering>`;

/** A paragraph of Word: its inner XML, and its style. */
export function paragraph(inner: string, style?: string): string {
  const properties = style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${properties}${inner}</w:p>`;
}

/** Words of Word, with run properties as XML. */
export function run(text: string, properties = ''): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const set = properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`;
  return `<w:r>${set}<w:t xml:space="preserve">${escaped}</w:t></w:r>`;
}

/** An item of a list at a level: bullets at 0, numbers from 3 on at 1. */
export function item(text: string, level: number): string {
  return `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr></w:pPr>${run(text)}</w:p>`;
}

/**
 * A DOCX file with this body.
 *
 * @param given links by their relation, footnotes by their id, and files that replace or join the
 *   usual ones
 */
export function docx(
  body: string,
  given: {
    links?: Record<string, string>;
    footnotes?: Record<string, string>;
    files?: Record<string, string | Uint8Array>;
  } = {},
): Uint8Array {
  const { links = {}, footnotes = {}, files = {} } = given;
  const relations = Object.entries(links).map(
    ([id, target]) => `<Relationship Id="${id}" Type="x/hyperlink" Target="${target}"/>`,
  );
  const notes = Object.entries(footnotes).map(
    ([id, inner]) => `<w:footnote w:id="${id}">${inner}</w:footnote>`,
  );
  const all: Record<string, string | Uint8Array> = {
    '_rels/.rels':
      '<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<?xml version="1.0"?><w:document ${namespaces}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    'word/_rels/document.xml.rels': `<Relationships>${relations.join('')}</Relationships>`,
    'word/styles.xml': styles,
    'word/numbering.xml': numbering,
    'word/footnotes.xml': `<w:footnotes ${namespaces}>${notes.join('')}</w:footnotes>`,
    ...files,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(all).map(([name, content]) => [
        name,
        typeof content === 'string' ? strToU8(content) : content,
      ]),
    ),
  );
}
