import { renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { CourseError } from '#app/domain/syllabus/course-error.ts';
import { loadCourse } from '#app/domain/syllabus/load-course.server.ts';
import { questionTexts } from '#app/domain/syllabus/question-texts.ts';
import { openRenderedContent } from '#app/domain/syllabus/rendered-content.server.ts';
import { berkeley } from '#test/factories/course.ts';
import { temporaryFolder } from '#test/setup/temporary-folder.ts';
import { courseWith, smallCourse } from './small-course.ts';

const english = 'midterm/sum-of-odds.md';
const chinese = 'midterm/sum-of-odds.zh.md';
const yaml = 'offering.yaml';
const same = (text: string) => text;

test('a question has its statement, its steps and its belongings in both languages', () => {
  const [question] = loadCourse(smallCourse).offering('small').midterm?.questions ?? [];
  expect(question).toMatchObject({
    slug: 'sum-of-odds',
    title: { en: 'The sum of odd numbers', zh: '奇数之和' },
    ...{ lecture: 'first-steps', difficulty: 1, experiments: ['vae-gaussians'] },
    topics: [
      { en: 'counting', zh: '计数' },
      { en: 'sums', zh: '求和' },
    ],
  });
  expect(question?.text.en.statement).toBe('Show that the first $n$ odd numbers add up to $n^2$.');
  expect(question?.text.zh.steps.map(({ heading, blanks }) => [heading, blanks])).toEqual([
    ['把和写两遍', 0],
    ['逐对相加', 1],
    ['除以二', 1],
  ]);
  expect(question?.text.en.steps[1]?.body).toMatch(/^Each pair is the same:\n\n\$\$/);
});

test('a change of the bank does not change when the public calendar says the course has changed', () => {
  const copy = courseWith(english, same);
  const changedAt = () => loadCourse(copy).offering('small').changedAt;
  const [before, later] = [changedAt(), berkeley('2044-01-01T00:00')];
  utimesSync(path.join(copy, 'small', english), later, later);
  utimesSync(path.join(copy, 'small/midterm'), later, later);
  expect(changedAt()).toEqual(before);
});

test('what is rendered of a question says whose it is, and sets what is worth recalling', async () => {
  const course = loadCourse(smallCourse);
  const [question] = course.offering('small').midterm?.questions ?? [];
  if (question === undefined) throw new Error('The small course has no question');
  const content = openRenderedContent(course, temporaryFolder());
  const { statement, steps } = questionTexts('small', question);
  expect(steps).toHaveLength(3);
  for (const text of [statement, ...steps]) {
    const notes = await content.notes(text, 'both');
    const found = await content.find(notes?.hash ?? '');
    expect(found?.of).toEqual({ offering: 'small', question: 'sum-of-odds' });
    expect(found?.html).toContain('katex');
    expect(found?.html).not.toMatch(/katex-error|color:#cc0000/);
  }
});

describe('what is wrong with a question stops the build, with file, line and reason', () => {
  const dropStep = /## Divide[\s\S]*$/;
  test.each([
    ['a misspelt key', english, 'topics:', 'topic:', 2, 'Unrecognized key'],
    ['another difficulty', english, 'difficulty: 1', 'difficulty: 4', 5, 'none of 1, 2 and 3'],
    ['an unknown lecture', english, 'first-steps', 'no-steps', 3, 'no lecture no-steps'],
    ['a lecture that is too late', english, 'first-steps', 'next-steps', 3, 'does not cover next'],
    ['an unknown experiment', english, 'vae-gauss', 'vae-house', 6, 'no experiment vae-house'],
    ['a formula that cannot be set', english, '\\blank{2n}', '\\blank{2n', 23, 'KaTeX parse error'],
    [
      'a blank that is no whole',
      english,
      '\\blank{2n}',
      '\\blank{\\left(2n}\\right)',
      23,
      'a blank is no whole',
    ],
    ['a blank in a sentence', english, '$n^2$', '$\\blank{n^2}$', 9, 'in a display formula'],
    ['too few steps', english, dropStep, '', 8, 'has 2 steps; it takes 3 to 8'],
    ['no blank', english, /\\blank\{(.*)\}/g, '$1', 8, 'has 0 blanks; it takes 1 to 3'],
    ['no statement', english, /Show .*/, '', 8, 'has no statement'],
    ['a step without a body', english, 'Once forwards', '## A step\n\nOnce', 8, 'is empty'],
    ['too few Chinese topics', chinese, '[计数, 求和]', '[计数]', 3, 'has 1 lines'],
    ['fewer Chinese steps', chinese, '## 除以二\n', '', 5, 'has 2 steps, the English file has 3'],
    ['fewer Chinese blanks', chinese, '\\blank{2n}', '2n', 5, 'step 2 has 0 blanks'],
    ['a Chinese block too many', chinese, '一次顺', '- 一次\n\n一次顺', 10, 'is a list'],
    ['another Chinese formula', chinese, '(2n - 2k + 1)\\r', '2n\\r', 12, 'differs from the Engl'],
    ['no midterm', yaml, /^midterm: .*/m, 'midterm: null', 1, 'offering.yaml has no midterm'],
  ])('%s', (_what, file, from, to, line, reason) => {
    const copy = courseWith(file, (text) => text.replace(from, to));
    expect(problemsOf(copy)).toContainEqual({
      file: expect.stringContaining(file === yaml ? 'small/midterm' : `small/${file}`),
      line,
      reason: expect.stringContaining(reason),
    });
  });

  test('a bank that comes out after the midterm', () => {
    const late = (text: string) =>
      text.replace(/(midterm: \{ date: [\d-]+)/, '$1, published: 2024-06-01');
    expect(problemsOf(courseWith(yaml, late))).toMatchObject([
      { reason: 'the bank comes out after the midterm' },
    ]);
  });

  test.each(['study', 'mock', 'print'])('a slug that is a page’s own: %s', (name) => {
    const copy = courseWith(english, same);
    for (const end of ['.md', '.zh.md']) {
      const folder = path.join(copy, 'small/midterm');
      renameSync(path.join(folder, `sum-of-odds${end}`), path.join(folder, name + end));
    }
    expect(problemsOf(copy)).toMatchObject([{ reason: `${name} is a page of the bank` }]);
  });

  test('no Chinese', () => {
    const copy = courseWith(english, same);
    rmSync(path.join(copy, 'small', chinese));
    expect(problemsOf(copy)).toMatchObject([{ reason: 'has no sum-of-odds.zh.md beside it' }]);
  });

  test.each(['sum-of-evens.zh.md', 'Sums.md', 'notes.txt'])('a file of no question: %s', (name) => {
    const copy = courseWith(english, same);
    writeFileSync(path.join(copy, 'small/midterm', name), 'Text.\n');
    expect(problemsOf(copy)).toMatchObject([{ reason: expect.stringContaining('is no question') }]);
  });
});

describe('the bank of the course', () => {
  const { midterm, lectures } = loadCourse('content/syllabus', { formulas: true }).offering('sp24');
  const questions = midterm?.questions ?? [];

  test('follows the lectures', () => {
    const places = questions.map(({ lecture }) =>
      lectures.findIndex(({ slug }) => slug === lecture),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(questions).not.toHaveLength(0);
  });

  test('is written in Chinese with Chinese punctuation', () => {
    for (const { slug, text } of questions) {
      const prose = [text.zh.statement, ...text.zh.steps.map(({ body }) => body)]
        .join('\n')
        .replace(/\$\$[\s\S]*?\$\$|\$[^$]*\$/g, 'x');
      expect(prose.match(/\p{Script=Han}[,.;:?!]/gu), slug).toBeNull();
    }
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
