import { expect, it } from 'vitest';
import { neighbours } from './neighbours.ts';

it('finds what comes before and after in the queue', () => {
  const items = ['a', 'b', 'c'].map((project) => ({ project, stage: 'proposal' }));
  const [a, b, c] = items;
  const from = (project: string) => neighbours(items, { project, stage: 'proposal' });
  expect(from('a')).toEqual({ previous: null, next: b });
  expect(from('b')).toEqual({ previous: a, next: c });
  expect(from('c')).toEqual({ previous: b, next: null });
  expect(from('gone')).toEqual({ previous: null, next: a });
});
