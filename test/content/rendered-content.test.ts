import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { LectureFile } from '#app/domain/syllabus/course.ts';
import { courseOf, loadCourse } from '#app/domain/syllabus/load-course.server.ts';
import type { ReadingMode } from '#app/domain/syllabus/reading.ts';
import { openRenderedContent } from '#app/domain/syllabus/rendered-content.server.ts';
import { temporaryFolder } from '#test/setup/temporary-folder.ts';
import { courseWith, smallCourse } from './small-course.ts';

const course = loadCourse(smallCourse);
const [lecture, bare] = course.offering('small').lectures as [LectureFile, LectureFile];

async function htmlIn(mode: ReadingMode): Promise<string> {
  const content = openRenderedContent(course, temporaryFolder());
  const notes = await content.notes(lecture, mode);
  return content.html(notes?.hash ?? '') ?? '';
}

describe('notes as HTML', () => {
  test('formulas come as MathML for screen readers, numbered and named', async () => {
    const html = await htmlIn('en');
    expect(html).toContain('<math xmlns="http://www.w3.org/1998/Math/MathML" display="block">');
    expect(html).toMatch(
      /<div data-formula="1" aria-label="Formula 1" id="formula-1"[^>]*role="group"/,
    );
  });

  test('what may be wider than the page scrolls and can be reached with the keyboard', async () => {
    const html = await htmlIn('en');
    for (const opening of ['<div data-formula', '<div data-table', '<pre']) {
      const tag = html.slice(html.indexOf(opening)).split('>')[0];
      expect(tag).toContain('tabindex="0"');
      expect(tag).toContain('aria-label');
    }
  });

  test('headings have anchors made of their English words, in every language', async () => {
    const content = openRenderedContent(course, temporaryFolder());
    const ids = async (mode: ReadingMode) =>
      (await content.notes(lecture, mode))?.contents.map(({ id }) => id);
    expect(await ids('en')).toEqual(['one-the-same', 'one-the-same-2']);
    expect(await ids('zh')).toEqual(await ids('en'));
    expect((await content.notes(lecture, 'zh'))?.contents[0]).toEqual({
      id: 'one-the-same',
      depth: 2,
      text: '同一个',
      language: 'zh',
    });
    expect((await content.notes(lecture, 'en'))?.contents[0]?.text).toBe('One & the same');
  });

  test('a figure stands in the page with its name, a caption and ids of its own', async () => {
    const html = await htmlIn('both');
    const figure = /<figure[\s\S]*<\/figure>/.exec(html)?.[0] ?? '';
    expect(figure).toContain('role="img" aria-labelledby="figure-1-title"');
    expect(figure).toContain('<title id="figure-1-title">Figure 1</title>');
    expect(figure).not.toContain('old title');
    expect(figure).toContain('clip-path="url(#figure-1-half)"');
    expect(figure).toContain('href="#figure-1-dot"');
    expect(figure.match(/<svg/g)).toHaveLength(1);
    expect(figure).toContain('<span lang="en"><b>Figure 1</b> Two dots</span>');
    expect(figure).toContain('<span lang="zh-Hans"><b>图 1</b> 两个点</span>');
  });

  test('side by side, each block stands beside its translation; formulas stand once', async () => {
    const html = await htmlIn('both');
    expect(html.match(/data-pair/g)).toHaveLength(6);
    expect(html.match(/data-formula=/g)).toHaveLength(1);
    expect(html).toMatch(/<div data-pair><div lang="en"><p>A sum[\s\S]*<div lang="zh-Hans"><p>和 /);
  });

  test('each block says its language; without a translation it is English', async () => {
    expect(await htmlIn('zh')).not.toContain('lang="en"');
    const english = { ...lecture, slug: 'english', notes: { ...lecture.notes, zh: null } };
    const only = courseOf([{ ...course.offering('small'), lectures: [english] }]);
    const content = openRenderedContent(only, temporaryFolder());
    const notes = await content.notes(english, 'zh');
    expect(notes?.contents[0]?.language).toBe('en');
    expect(content.html(notes?.hash ?? '')).not.toContain('zh-Hans');
  });
});

describe('rendered notes are kept', () => {
  test('by the hash of their source: another text has another hash', async () => {
    const changed = loadCourse(
      courseWith('lectures/01-first-steps.md', (text) => text.replace('A sum', 'The sum')),
    );
    const folder = temporaryFolder();
    const before = await openRenderedContent(course, folder).notes(lecture, 'en');
    const [other] = changed.offering('small').lectures as [LectureFile];
    const after = await openRenderedContent(changed, folder).notes(other, 'en');
    expect(after?.hash).not.toBe(before?.hash);
  });

  test('a changed figure changes the hash', async () => {
    const changed = loadCourse(
      courseWith('figures/dots.svg', (svg) => svg.replace('r="3"', 'r="4"')),
    );
    const [other] = changed.offering('small').lectures as [LectureFile];
    const folder = temporaryFolder();
    const before = await openRenderedContent(course, folder).notes(lecture, 'en');
    const after = await openRenderedContent(changed, folder).notes(other, 'en');
    expect(after?.hash).not.toBe(before?.hash);
  });

  test('on disk, where the next process finds them, also those of texts that have changed', async () => {
    const folder = temporaryFolder();
    const first = openRenderedContent(course, folder);
    const { hash } = (await first.notes(lecture, 'en')) ?? { hash: '' };
    expect(readdirSync(folder)).toEqual([`${hash}.json`]);
    const later = openRenderedContent(courseOf([]), folder);
    expect((await later.find(hash))?.html).toBe(first.html(hash));
  });

  test('a broken or missing file is rendered again', async () => {
    const folder = temporaryFolder();
    const first = openRenderedContent(course, folder);
    const { hash } = (await first.notes(lecture, 'en')) ?? { hash: '' };
    writeFileSync(path.join(folder, `${hash}.json`), '{"html": "half');
    expect((await openRenderedContent(course, folder).find(hash))?.html).toBe(first.html(hash));
    rmSync(folder, { recursive: true });
    expect((await openRenderedContent(course, folder).find(hash))?.html).toBe(first.html(hash));
  });

  test('any notes can be asked for by their hash before a page has shown them', async () => {
    const { hash } = (await openRenderedContent(course, temporaryFolder()).notes(
      lecture,
      'zh',
    )) ?? {
      hash: '',
    };
    const found = await openRenderedContent(course, temporaryFolder()).find(hash);
    expect(found).toEqual({ html: expect.stringContaining('同一个'), of: undefined });
  });

  test('nothing else can be asked for', async () => {
    const content = openRenderedContent(course, temporaryFolder());
    expect(await content.find('../../package')).toBeUndefined();
    expect(await content.find('0'.repeat(64))).toBeUndefined();
    expect(await content.notes(bare, 'en')).toBeNull();
  });
});
