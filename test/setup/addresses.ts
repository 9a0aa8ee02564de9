import type { RouteConfigEntry } from '@remix-run/route-config';
import routes from '#app/routes.ts';

/** An address of the portal as the router knows it, e.g. `/:offering/lectures/:lecture`. */
export type Address = {
  pattern: string;
  /** The module that answers, below `app/`. */
  file: string;
  /** By what the router calls it. */
  id: string;
  /** Whether it shows a page; otherwise it answers with data. */
  page: boolean;
};

/** Every address, in the order of `app/routes.ts`: what the tests of all addresses go through. */
export async function everyAddress(): Promise<Address[]> {
  return walk((await routes) as RouteConfigEntry[]);
}

function walk(entries: readonly RouteConfigEntry[], above = ''): Address[] {
  return entries.flatMap(({ path, file, index, children = [] }) => {
    const pattern = path === undefined ? above : `${above}/${path}`;
    const leaf = index === true || children.length === 0;
    const here = { pattern: pattern || '/', file, id: idOf(file), page: file.endsWith('.tsx') };
    return [...(leaf ? [here] : []), ...walk(children, pattern)];
  });
}

/** What Remix calls the route in this module. */
export function idOf(file: string): string {
  return file.replace(/\.tsx?$/, '');
}
