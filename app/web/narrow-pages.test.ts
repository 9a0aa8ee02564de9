import { matchRoutes } from '@remix-run/react';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RouteConfigEntry } from '@remix-run/route-config';
import type { ServerBuild } from '@remix-run/node';
import table from '#app/routes.ts';
import { addressOfData, routesThatFit } from './narrow-pages.ts';

type Tree = { id: string; path?: string; index?: true; children?: Tree[] };

/** The table of routes as Remix has it: in a tree, and flat by ids. */
function asTree(entries: readonly RouteConfigEntry[]): Tree[] {
  return entries.map(({ file, path, index, children }) => ({
    id: file,
    ...(path !== undefined && { path }),
    ...(index === true ? { index } : { children: asTree(children ?? []) }),
  }));
}

function flat(trees: readonly Tree[], parentId?: string): [string, object][] {
  return trees.flatMap(({ children = [], ...route }) => [
    [route.id, { ...route, ...(parentId !== undefined && { parentId }) }] as [string, object],
    ...flat(children, route.id),
  ]);
}

const all: Tree[] = [
  { id: 'root', path: '', children: asTree((await table) as RouteConfigEntry[]) },
];
const routes = Object.fromEntries(flat(all)) as unknown as ServerBuild['routes'];
const idsFor = routesThatFit(routes);

/** The tree with these routes alone. */
function only(trees: readonly Tree[], ids: ReadonlySet<string>): Tree[] {
  return trees
    .filter(({ id }) => ids.has(id))
    .map(({ children, ...route }) => ({
      ...route,
      ...(children !== undefined && { children: only(children, ids) }),
    }));
}

function matched(trees: Tree[], address: string) {
  const matches = matchRoutes(trees as Parameters<typeof matchRoutes>[0], address);
  return matches?.map(({ route, params }) => ({ id: route.id, params })) ?? null;
}

const words = [
  ...new Set(
    Object.values(routes).flatMap(({ path }) =>
      (path ?? '').split('/').filter((word) => word !== '' && !/^[:*]/.test(word)),
    ),
  ),
];
const segment = fc.oneof(
  fc.constantFrom(...words),
  fc.constantFrom('sp24', 'hw1', 'SP24', 'a.zip', '%E4%BD%A0', 'home%77ork', 'x'),
);
const address = fc.array(segment, { maxLength: 6 }).map((segments) => `/${segments.join('/')}`);

test('among the pages that fit, Remix finds the page that it finds among all', () => {
  fc.assert(
    fc.property(address, (asked) => {
      expect(matched(only(all, new Set(idsFor(asked))), asked)).toEqual(matched(all, asked));
    }),
    { numRuns: 3_000 },
  );
});

test('few pages fit an address of homework', () => {
  expect(idsFor('/sp24/homework/hw3').length).toBeLessThan(8);
});

test.each([
  ['/_root.data', '/'],
  ['/sp24/homework/hw3.data', '/sp24/homework/hw3'],
  ['/uploads', '/uploads'],
  [
    '/uploads/01a204c1-b16e-7656-b527-0474b7d8c6b1',
    '/uploads/01a204c1-b16e-7656-b527-0474b7d8c6b1',
  ],
  ['/sp24/homework/hw3', null],
  ['/uploads-of-mine', null],
  ['/uploads/homework/hw1', null],
  ['/uploads/syllabus', null],
])('at %s data is asked for of %s', (path, address) => {
  expect(addressOfData(path)).toBe(address);
});
