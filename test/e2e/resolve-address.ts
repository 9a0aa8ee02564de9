import type { Page } from '@playwright/test';
import { notebook, words } from '#test/factories/notebook.ts';

/**
 * Turns what `pages.ts` lists into an address: `@project/…` is the signed-in student's own project,
 * `@look/hw1.ipynb` a file of that name that they handed in, `@brought` one that they have brought,
 * `@mock` a mock midterm that they begin, `@mock/finished` one that is finished and to be marked,
 * `@proposal` a question that they proposed, `@proposed` the first proposed one that waits for staff,
 * `@queue` what waits longest for staff, `@desk` the first project of the overview,
 * `@lateDays` the late days of the first person who has more time, `@gallery` the
 * first report of an open gallery, `@reading` what the person read of a classmate's in 2020, `@announcement` the newest announcement, `@draft` the newest that
 * staff are writing, `@application` the first one that waits for an answer, `@scoreFile` a file
 * of scores that was uploaded and waits, `@work` the first that waits for a mark, `@regrade` the first at
 * which another look is asked for.
 */
export async function resolveAddress(page: Page, address: string): Promise<string> {
  if (address.startsWith('@project')) {
    const project = await firstLink(
      page,
      '/sp24/projects',
      /^\/sp24\/projects\/[^/]+(?=\/proposal)/,
    );
    return address.replace('@project', project);
  }
  if (address.startsWith('@look')) {
    const [, file = ''] = address.split('/');
    await page.goto('/sp24/homework/hw1');
    const link = page.locator(`a[href*="/look/"][aria-label$="${file}"]`).first();
    return (await link.getAttribute('href')) ?? '';
  }
  if (address === '@brought') {
    const look = page.locator('a[href*="/brought/"]').first();
    await page.goto('/sp24/homework/hw3');
    await page.waitForLoadState('networkidle');
    if ((await look.count()) === 0) {
      const buffer = Buffer.from(notebook([words('# The game on the line')]));
      const file = { name: 'hw3.ipynb', mimeType: 'application/json', buffer };
      await page.locator('input[type="file"]').setInputFiles(file);
    }
    return (await look.getAttribute('href')) ?? '';
  }
  if (address.startsWith('@mock')) {
    await page.goto('/sp24/midterm/mock');
    await page.locator('form:has(input[name="seed"]) button[type="submit"]').click();
    await page.waitForURL(/\/mock\/[0-9a-f-]{36}$/);
    if (address === '@mock/finished') {
      await page.locator('button[value="finish"]').click();
      await page.getByRole('main').locator('fieldset').first().waitFor();
    }
    return new URL(page.url()).pathname;
  }
  if (address === '@proposal' || address === '@proposed') {
    const list =
      address === '@proposal' ? '/sp24/midterm/propose' : '/sp24/staff/midterm/proposals';
    return await firstLink(page, list, /^\/sp24\/midterm\/proposals\/[0-9a-f-]{36}$/);
  }
  if (address === '@gallery') {
    return await firstLink(page, '/sp20/gallery', /^\/sp20\/gallery\/.+/);
  }
  if (address === '@reading') {
    return await firstLink(page, '/sp20/projects', /^\/sp20\/peer\/[0-9a-f-]{36}$/);
  }
  if (address === '@announcement') {
    return await firstLink(page, '/sp24/announcements', /^\/sp24\/announcements\?read=.+/);
  }
  if (address === '@draft') {
    const drafts = /^\/sp24\/staff\/announcements\/.+/;
    return await firstLink(page, '/sp24/staff/announcements', drafts);
  }
  if (address === '@queue') {
    return await firstLink(page, '/sp24/staff/queue', /^\/sp24\/staff\/queue\/[^/]+\/[^/?]+/);
  }
  if (address === '@desk') {
    return await firstLink(page, '/sp24/staff/projects', /^\/sp24\/staff\/projects\/[^/?]+$/);
  }
  if (address === '@lateDays') {
    const list = '/sp24/staff/late-days?show=extended';
    return await firstLink(page, list, /^\/sp24\/staff\/late-days\/[0-9a-f-]{36}$/);
  }
  if (address === '@application') {
    const list = '/sp24/staff/applications';
    return await firstLink(page, list, /^\/sp24\/staff\/applications\/[0-9a-f-]{36}/);
  }
  if (address === '@rosterPlan') {
    await page.goto('/sp24/staff/roster/import');
    await page.locator('textarea[name="pasted"]').fill('Name,Email\nNew,new@roster.example');
    await page.locator('form:has(textarea[name="pasted"]) button[type="submit"]').click();
    await page.waitForURL(/\/import\/[0-9a-f-]{36}$/);
    return new URL(page.url()).pathname;
  }
  if (address === '@scoreFile') {
    const rows = ['Email,Score', 'amara.okafor@example.edu,88', 'nobody@example.edu,3'];
    await page.goto('/sp24/staff/gradebook/import');
    await page.locator('textarea[name="pasted"]').fill(rows.join('\n'));
    await page.locator('form:has(textarea[name="pasted"]) button[type="submit"]').click();
    await page.waitForURL(/\/import\/[0-9a-f-]{36}$/);
    return new URL(page.url()).pathname;
  }
  if (address === '@work' || address === '@regrade') {
    const show = address === '@work' ? 'waiting' : 'regrades';
    const pattern = /^\/sp24\/staff\/grading\/hw2\/[0-9a-f-]{36}/;
    return await firstLink(page, `/sp24/staff/grading/hw2?show=${show}`, pattern);
  }
  if (address === '@rosterPerson') {
    return await firstLink(page, '/sp24/staff/roster', /^\/sp24\/staff\/roster\/[0-9a-f-]{36}$/);
  }
  if (address === '@gradebookPerson') {
    const pattern = /^\/sp24\/staff\/gradebook\/[0-9a-f-]{36}$/;
    return await firstLink(page, '/sp24/staff/gradebook?q=Amara', pattern);
  }
  return address;
}

async function firstLink(page: Page, at: string, pattern: RegExp): Promise<string> {
  await page.goto(at);
  const links = await page
    .locator('a[href]')
    .evaluateAll((anchors) => anchors.map((anchor) => anchor.getAttribute('href') ?? ''));
  for (const link of links) {
    const found = pattern.exec(link);
    if (found !== null) return found[0];
  }
  throw new Error(`${at} links to nothing like ${pattern}`);
}
