import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { CourseError } from '#app/domain/syllabus/course-error.ts';
import { loadCourse } from '#app/domain/syllabus/load-course.server.ts';
import { temporaryFolder } from '#test/setup/temporary-folder.ts';
import { courseWith, smallCourse } from './small-course.ts';

const first = 'lectures/01-first-steps.md';
const chinese = 'lectures/01-first-steps.zh.md';
const second = 'lectures/02-next-steps.md';
const yaml = 'offering.yaml';

describe('the course’s own files', () => {
  const course = loadCourse('content/syllabus', { formulas: true });

  test('both offerings are there, the newest first', () => {
    expect(course.offerings.map(({ slug }) => slug)).toEqual(['sp24', 'sp20']);
    expect(course.offering('sp24').lectures).toHaveLength(14);
    expect(course.offering('sp20').lectures).toHaveLength(13);
  });

  test('every lecture has an abstract and four readings or more, in both languages', () => {
    for (const { lectures } of course.offerings) {
      for (const lecture of lectures) {
        expect(lecture.translated, lecture.slug).toBe(true);
        expect(lecture.abstract.en.split(/\s+/).length, lecture.slug).toBeGreaterThan(50);
        expect(lecture.readings.length, lecture.slug).toBeGreaterThanOrEqual(4);
      }
    }
  });

  test('the five generative families have notes in both languages', () => {
    const families = [
      'autoregressive-models',
      'flow-models',
      'latent-variable-models',
      'gans',
      'diffusion-models',
    ];
    const { lectures } = course.offering('sp24');
    const missing = families.filter((slug) => {
      const notes = lectures.find((lecture) => lecture.slug === slug)?.notes;
      return !notes?.en || !notes.zh;
    });
    expect(missing).toEqual([]);
  });
});

test('wall times become instants of the offering’s zone on both sides of the clock’s change', () => {
  const offering = loadCourse(smallCourse).offering('small');
  const [before, after] = offering.lectures;
  expect(before?.start).toEqual(new Date('2024-03-07T22:00:00Z'));
  expect(after?.start).toEqual(new Date('2024-03-21T21:00:00Z'));
  expect(offering.homework[0]?.due).toEqual(new Date('2024-03-11T06:59:00Z'));
  expect(offering.project.stages[0]?.due).toEqual(new Date('2024-03-16T06:59:00Z'));
});

test('a lecture without a Chinese file is shown in English', () => {
  const [, lecture] = loadCourse(smallCourse).offering('small').lectures;
  expect(lecture).toMatchObject({
    translated: false,
    title: { en: 'Next steps', zh: 'Next steps' },
  });
});

describe('what is wrong stops the build, with file, line and reason', () => {
  test.each([
    ['a day that does not exist', first, '2024-03-07', '2024-03-32', 4, 'is no day'],
    ['a day on another weekday', second, '2024-03-21', '2024-03-22', 4, 'meets on thursday'],
    ['a day in the wrong week', second, '2024-03-21', '2024-03-28', 3, 'is in week 3'],
    ['a day in a break', second, '2024-03-21', '2024-03-14', 4, 'is in “Break”'],
    ['a day before the lecture before it', second, '2024-03-21', '2024-03-07', 4, 'is not after'],
    [
      'an unknown experiment',
      first,
      '[vae-gaussians]',
      '[vae-gauss]',
      15,
      'no experiment vae-gauss',
    ],
    ['a misspelt key', first, 'topics:', 'topic:', 2, 'Unrecognized key'],
    ['a missing key', second, 'week: 2\n', '', 2, 'week:'],
    ['broken YAML', second, 'title: Next steps', 'title: [Next', 3, 'Flow sequence'],
    ['front matter that never ends', second, 'experiments: []\n---', 'experiments: []', 1, '---'],
    [
      'a link that is none',
      second,
      'https://example.org/slides.pdf',
      'slides.pdf',
      8,
      'no address',
    ],
    ['a first-level heading', first, '## One', '# One', 18, 'begin with ##'],
    ['raw HTML', first, 'A sum', '<b>A</b> sum', 20, 'raw HTML'],
    [
      'a figure that is not there',
      first,
      'dots.svg',
      'lines.svg',
      26,
      'no figure figures/lines.svg',
    ],
    ['a figure without a text', first, '![Two dots]', '![]', 26, 'says what it shows'],
    ['a figure within a line', first, '![Two', 'See ![Two', 26, 'stands alone'],
    ['a formula that cannot be set', first, 'a + b$', '\\frac{a$', 20, 'KaTeX parse error'],
    ['too few Chinese topics', chinese, '[数数, 加法]', '[数数]', 3, 'has 1 lines'],
    ['a Chinese block of another kind', chinese, '- 带', '带', 20, 'the English file has a list'],
    ['a Chinese text that ends early', chinese, /```[\s\S]*$/, '', 22, 'the text ends'],
    ['a zone that does not exist', yaml, 'America/Los_Angeles', 'America/Berkeley', 6, 'no zone'],
    [
      'work due before it is out',
      yaml,
      '2024-03-10T23:59',
      '2024-03-06T23:59',
      29,
      'before it is rel',
    ],
    ['work out of the term', yaml, '2024-03-15T23:59', '2025-03-15T23:59', 37, 'out of the term'],
    ['weights that are no whole', yaml, 'homework: 60', 'homework: 50', 21, 'add up to 100'],
    ['a wall time without an hour', yaml, '2024-03-10T23:59', '2024-03-10', 29, 'is no time'],
    ['a text in one language only', yaml, ', zh: 两讲。', '', 5, 'summary.zh'],
  ])('%s', (_what, file, from, to, line, reason) => {
    expect(problemsOf(courseWith(file, (text) => text.replace(from, to)))).toContainEqual({
      file: expect.stringMatching(`small/${file}$`),
      line,
      reason: expect.stringContaining(reason),
    });
  });

  test('a slug or a number that is there twice', () => {
    const copy = courseWith(second, (text) => text);
    const again = path.join(copy, 'small/lectures/02-first-steps.md');
    writeFileSync(again, lectureOn('2024-03-28', 3));
    expect(problemsOf(copy).map(({ reason }) => reason)).toEqual([
      expect.stringContaining('the slug first-steps is taken by'),
      expect.stringContaining('the slug first-steps is taken by'),
      expect.stringContaining('is not after 2024-03-28'),
      expect.stringContaining('the number 2 is taken by'),
    ]);
  });

  test('a translation of nothing, and a folder of nothing', () => {
    const copy = courseWith(second, (text) => text);
    writeFileSync(path.join(copy, 'small/lectures/09-ghost.zh.md'), '---\ntitle: 无\n---\n');
    expect(problemsOf(copy)).toMatchObject([{ line: 1, reason: /not there/ }]);
    const [empty] = problemsOf(temporaryFolder());
    expect(empty?.reason).toBe('there is no offering in this folder');
  });

  test('the message lists every problem as file:line: reason', () => {
    const copy = courseWith(yaml, (text) =>
      text.replace('capacity: 3', 'capacity: 0').replace('archived: false', 'archived: perhaps'),
    );
    expect(() => loadCourse(copy)).toThrow(
      /offering\.yaml:7: archived: .*\n.*offering\.yaml:8: capacity: /,
    );
  });
});

function lectureOn(date: string, week: number): string {
  const rest = 'topics: [x]\nabstract: x\nreadings: []\nslides: null\nrecording: null';
  return `---\ntitle: Again\nweek: ${week}\ndate: ${date}\n${rest}\nexperiments: []\n---\n`;
}

function problemsOf(directory: string) {
  try {
    loadCourse(directory, { formulas: true });
    return [];
  } catch (error) {
    if (error instanceof CourseError) return error.problems;
    throw error;
  }
}
