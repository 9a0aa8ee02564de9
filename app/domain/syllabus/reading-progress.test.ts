import { describe, expect, it } from 'vitest';
import { loadCourse } from './load-course.server.ts';
import { readingProgress } from './reading-progress.ts';

const sp24 = loadCourse('content/syllabus').offering('sp24');
const [first, second, third] = sp24.lectures.map(({ slug }) => slug);
const at = new Date('2024-02-26T18:00:00Z');
const marks = (...lectures: (string | undefined)[]) =>
  lectures.map((lecture = '') => ({ lecture, at }));

describe('the progress of a reader', () => {
  it('begins with the first lecture of the term', () => {
    const progress = readingProgress(sp24, []);
    expect(progress).toMatchObject({ read: 0, next: { slug: first } });
    expect(progress.lectures).toHaveLength(sp24.lectures.length);
  });

  it.each([
    ['the one after what is read', marks(first), 1, second],
    ['the one that was left out', marks(third, first), 2, second],
    ['the first, whatever else is read', marks(second, third), 2, first],
  ])('leads to %s', (_what, read, count, next) => {
    expect(readingProgress(sp24, read)).toMatchObject({ read: count, next: { slug: next } });
  });

  it('counts no lecture that the offering has no more, and none twice', () => {
    const read = marks('gone', first, first);
    expect(readingProgress(sp24, read)).toMatchObject({ read: 1, next: { slug: second } });
  });

  it('has no next one when all are read', () => {
    const all = readingProgress(sp24, marks(...sp24.lectures.map(({ slug }) => slug)));
    expect(all).toMatchObject({ read: sp24.lectures.length, next: null });
  });
});
