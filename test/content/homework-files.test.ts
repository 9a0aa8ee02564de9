import { utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { CourseError } from '#app/domain/syllabus/course-error.ts';
import { courseOf, loadCourse } from '#app/domain/syllabus/load-course.server.ts';
import { openRenderedContent } from '#app/domain/syllabus/rendered-content.server.ts';
import { berkeley } from '#test/factories/course.ts';
import { temporaryFolder } from '#test/setup/temporary-folder.ts';
import { courseWith, smallCourse } from './small-course.ts';

const english = 'homework/hw1.md';
const chinese = 'homework/hw1.zh.md';
const solutions = 'homework/hw1.solutions.md';
const solved = 'homework/hw1.solutions.zh.md';

const small = loadCourse(smallCourse);
const statement = small.offering('small').homework[0]?.statement;

test('a homework has its parts, files and belongings in both languages', () => {
  expect(statement).toMatchObject({
    parts: [
      { key: 'count', title: { en: 'Counting', zh: '计数' }, points: 40 },
      { key: 'add', title: { en: 'Adding', zh: '相加' }, points: 60 },
    ],
    expects: { kinds: ['pdf', 'py'], megabytes: 5 },
    downloads: [
      {
        name: 'hw1-data.py',
        about: { en: 'Numbers to begin with', zh: '起始的数' },
        text: 'numbers = [1, 1]\n',
      },
    ],
    ...{ lectures: ['first-steps'], experiments: ['vae-gaussians'] },
    of: { offering: 'small', homework: 'hw1', part: 'statement' },
    worked: { of: { offering: 'small', homework: 'hw1', part: 'solutions' } },
  });
});

test('changing one does not change when the public calendar says that the course has changed', () => {
  const copy = courseWith(english, (text) => text);
  const changedAt = () => loadCourse(copy).offering('small').changedAt;
  const [before, later] = [changedAt(), berkeley('2044-01-01T00:00')];
  utimesSync(path.join(copy, 'small', solutions), later, later);
  expect(changedAt()).toEqual(before);
  utimesSync(path.join(copy, 'small/offering.yaml'), later, later);
  expect(changedAt()).toEqual(later);
});

describe('what is wrong with a homework stops the build, with file, line and reason', () => {
  test.each([
    ['points that are no whole', english, 'points: 60', 'points: 50', 3, 'add up to 100'],
    ['a part of no points', english, 'points: 40', 'points: 0', 3, 'parts.0.points'],
    ['a key twice', english, 'key: add', 'key: count', 3, 'has a key twice'],
    ['a part that is no heading', english, '## Adding', '## Sums', 4, 'heading “## Adding”'],
    ['a file of an unknown kind', english, '[pdf, py]', '[pdf, exe]', 5, 'expects.kinds.1'],
    ['no limit', english, ', megabytes: 5', '', 5, 'expects.megabytes'],
    ['a lecture that is not there', english, '[first-steps]', '[no-steps]', 8, 'no lecture no-st'],
    ['an unknown experiment', english, 'vae-gauss', 'vae-house', 9, 'no experiment vae-house'],
    ['a download that is not there', english, 'hw1-data', 'hw2-data', 7, 'no file homework/files'],
    ['a download by another path', english, 'hw1-data.py', '../hw1.md', 7, 'no name like'],
    ['a misspelt key', english, 'expects:', 'expect:', 2, 'Unrecognized key'],
    ['no front matter', english, '---\nparts', 'parts', 1, 'front matter'],
    ['a formula that cannot be set', english, '$1 + 1$', '$\\frac{1$', 16, 'KaTeX parse error'],
    ['no text', english, /\n---\n[\s\S]*$/, '\n---\n', 1, 'has no text'],
    ['too few Chinese parts', chinese, '[计数, 相加]', '[计数]', 2, 'has 1 lines'],
    ['too few Chinese downloads', chinese, 'downloads: [起始的数]\n', '', 2, 'has 0 lines'],
    ['a Chinese part that is no heading', chinese, '## 相加', '## 加法', 2, '“## 相加”'],
    ['a Chinese text that ends early', chinese, '1. 把它们加起来。', '', 12, 'the text ends'],
    ['raw HTML in a solution', solutions, 'It is', '<b>It</b> is', 3, 'raw HTML'],
    ['a Chinese solution of another kind', solved, '是 $2$', '- 是 $2$', 3, 'has a paragraph'],
  ])('%s', (_what, file, from, to, line, reason) => {
    expect(problemsOf(courseWith(file, (text) => text.replace(from, to)))).toContainEqual({
      file: expect.stringMatching(`small/${file}$`),
      line,
      reason: expect.stringContaining(reason),
    });
  });

  test.each([
    ['hw9.md', 'has no homework hw9; it has hw1'],
    ['hw1.answers.md', 'is none of hw1.md'],
  ])('a file that belongs to none: %s', (name, reason) => {
    const copy = courseWith(english, (text) => text);
    writeFileSync(path.join(copy, 'small/homework', name), 'Text.\n');
    expect(problemsOf(copy)).toMatchObject([{ line: 1, reason: expect.stringContaining(reason) }]);
  });
});

describe('the texts of a homework as HTML', () => {
  const open = () => openRenderedContent(small, temporaryFolder());

  test('are found by their hash, with what they are of', async () => {
    if (!statement?.worked) throw new Error('The small course has a homework with solutions');
    const content = open();
    const task = await content.notes(statement, 'en');
    expect(await content.find(task?.hash ?? '')).toMatchObject({
      html: expect.stringContaining('Count, then add.'),
      of: { offering: 'small', homework: 'hw1', part: 'statement' },
    });
    const worked = await content.notes(statement.worked, 'zh');
    expect(await content.find(worked?.hash ?? '')).toMatchObject({ of: { part: 'solutions' } });
  });

  test('still say so when their source has changed, and only what is kept is left', async () => {
    if (!statement) throw new Error('The small course has a homework');
    const folder = temporaryFolder();
    const task = await openRenderedContent(small, folder).notes(statement, 'en');
    const later = openRenderedContent(courseOf([]), folder);
    expect(await later.find(task?.hash ?? '')).toMatchObject({ of: { part: 'statement' } });
  });

  test('of two offerings are two, be their words the same', async () => {
    if (!statement) throw new Error('The small course has a homework');
    const content = open();
    const here = await content.notes(statement, 'en');
    const of = { offering: 'other', homework: 'hw1', part: 'statement' } as const;
    expect((await content.notes({ ...statement, of }, 'en'))?.hash).not.toBe(here?.hash);
  });
});

function problemsOf(directory: string) {
  try {
    loadCourse(directory, { formulas: true });
    return [];
  } catch (error) {
    if (error instanceof CourseError) return error.problems;
    throw error;
  }
}

describe('the course’s own homework', () => {
  const course = loadCourse('content/syllabus', { formulas: true });
  const written = course.offerings.flatMap(({ slug: offering, homework }) =>
    homework.map(({ slug, statement: task }) => ({ name: `${offering} ${slug}`, task })),
  );

  test.each(written)('$name is written in both languages, for 100 points', ({ task }) => {
    if (task === null) throw new Error('It is not written');
    for (const language of ['en', 'zh'] as const) {
      const [, ...parts] = (task.notes[language] ?? '').split(/^## .*$/m);
      const asked = parts.map((part) =>
        [...part.matchAll(/[（(](\d+) (?:points|分)[）)]/g)].reduce(
          (sum, [, points]) => sum + Number(points),
          0,
        ),
      );
      expect(asked, language).toEqual(task.parts.map(({ points }) => points));
    }
    expect(task.parts.reduce((sum, { points }) => sum + points, 0)).toBe(100);
    expect(task.worked === null || task.worked.notes.zh !== null).toBe(true);
  });
});
