import { expect, test } from 'vitest';
import { everyAddress } from '#test/setup/addresses.ts';
import { pages } from '../e2e/pages.ts';

/** What stands for an address whose ids are known only when the demo runs. */
const looked = Object.values(pages)
  .flat()
  .map((address) =>
    address
      .replace('@project', '/sp24/projects/any')
      .replace('@look', '/sp24/homework/any/submissions/any/look')
      .replace('@brought', '/sp24/homework/any/brought/any/look')
      .replace('@rosterPlan', '/sp24/staff/roster/import/any')
      .replace('@draft', '/sp24/staff/announcements/any')
      .replace('@queue', '/sp24/staff/queue/any/any')
      .replace('@desk', '/sp24/staff/projects/any')
      .replace('@lateDays', '/sp24/staff/late-days/any')
      .replace('@gradebookPerson', '/sp24/staff/gradebook/any')
      .replace('@work', '/sp24/staff/grading/any/any')
      .replace('@regrade', '/sp24/staff/grading/any/any')
      .replace('@scoreFile', '/sp24/staff/gradebook/import/any')
      .replace('@gallery', '/sp20/gallery/any')
      .replace(/^@mock.*$/, '/sp24/midterm/mock/any')
      .replace(/^@propos.*$/, '/sp24/midterm/proposals/any')
      .replace('@reading', '/sp20/peer/any')
      .replace(/\?.*$/, ''),
  );

test('every page of the portal is looked at by the tests of all pages', async () => {
  const missing = (await everyAddress())
    .filter(({ page, pattern }) => page && !looked.some((address) => fits(address, pattern)))
    .map(({ file }) => file);
  expect(missing).toEqual([]);
});

function fits(address: string, pattern: string): boolean {
  return new RegExp(`^${pattern.replaceAll(/:[^/]+/g, '[^/]+')}$`).test(address);
}
