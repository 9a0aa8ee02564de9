import type { RouteConfigEntry } from '@remix-run/route-config';
import { expect, test } from 'vitest';
import routes from '#app/routes.ts';
import { pages } from '../e2e/pages.ts';

type Address = { pattern: RegExp; file: string };

/** Every address that shows a page (a `.tsx` route; a `.ts` route answers with data). */
function addresses(entries: readonly RouteConfigEntry[], above = ''): Address[] {
  return entries.flatMap(({ path, file, children = [], index }) => {
    const here = path === undefined ? above : `${above}/${path}`;
    const page = file.endsWith('.tsx') && (index === true || children.length === 0);
    const pattern = new RegExp(`^${(here || '/').replaceAll(/:[^/]+/g, '[^/]+')}$`);
    return [...(page ? [{ pattern, file }] : []), ...addresses(children, here)];
  });
}

/** What stands for an address whose ids are known only when the demo runs. */
const looked = Object.values(pages)
  .flat()
  .map((address) =>
    address
      .replace('@project', '/sp24/projects/any')
      .replace('@rosterPlan', '/sp24/staff/roster/import/any')
      .replace('@draft', '/sp24/staff/announcements/any')
      .replace('@queue', '/sp24/staff/queue/any/any')
      .replace(/\?.*$/, ''),
  );

test('every page of the portal is looked at by the tests of all pages', async () => {
  const missing = addresses(await routes)
    .filter(({ pattern }) => !looked.some((address) => pattern.test(address)))
    .map(({ file }) => file);
  expect(missing).toEqual([]);
});
