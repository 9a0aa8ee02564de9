import { expect, it } from 'vitest';
import { nextTask, type Task } from './task.ts';

const task = (key: string, due: string | null, unread = 0): Task => ({
  kind: 'stage',
  key,
  title: { en: key, zh: key },
  doing: 'go on',
  due: due === null ? null : new Date(due),
  unread,
  path: `/${key}`,
});
const proposal = task('proposal', '2024-02-29T07:59:00Z');
const hw3 = task('hw3', '2024-03-07T07:59:00Z');
const someday = task('someday', null);

it('is what is due first', () => {
  expect(nextTask([someday, hw3, proposal])).toBe(proposal);
});

it('is feedback that has not been read, whatever else is due', () => {
  const revise = task('revise', null, 2);
  expect(nextTask([proposal, revise])).toBe(revise);
});

it('is what has no deadline only when nothing else is left', () => {
  expect(nextTask([someday])).toBe(someday);
  expect(nextTask([])).toBeNull();
});

it('is the same however the tasks are given', () => {
  const twin = { ...hw3, key: 'hw2' };
  expect(nextTask([hw3, twin])).toEqual(nextTask([twin, hw3]));
});
