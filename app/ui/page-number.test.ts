import { expect, it } from 'vitest';
import { pageNumber, pageOf } from './page-number.ts';

it.each([
  ['', 1],
  ['page=3', 3],
  ['page=0', 1],
  ['page=-1', 1],
  ['page=1.5', 1],
  ['page=two', 1],
  ['page=', 1],
  ['page=9007199254740993', 1],
])('reads %j as page %i', (search, page) => {
  expect(pageNumber(new URLSearchParams(search))).toBe(page);
});

it('gives a page of a list, and the last one for a greater number', () => {
  const items = ['a', 'b', 'c', 'd', 'e'];
  expect(pageOf(items, 2, 2)).toEqual({ items: ['c', 'd'], found: 5, page: 2, pages: 3 });
  expect(pageOf(items, 9, 2)).toMatchObject({ items: ['e'], page: 3 });
  expect(pageOf([], 1, 2)).toEqual({ items: [], found: 0, page: 1, pages: 1 });
});
