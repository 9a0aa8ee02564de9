import path from 'node:path';
import { openDatabase } from '#app/db/client.ts';
import { startEmbeddedPostgres } from '#app/db/postgres/embedded.ts';
import { handInMany } from '#test/factories/projects.ts';
import { openOwnPortal } from '#test/setup/own-portal.ts';
import { expect, settled, test } from './fixtures.ts';
import { keyboard } from './hands.ts';

const count = 10;

// What is answered here waits no longer on any other page.
let portal: Awaited<ReturnType<typeof openOwnPortal>>;
let server: Awaited<ReturnType<typeof startEmbeddedPostgres>>;
let database: ReturnType<typeof openDatabase>;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  portal = await openOwnPortal();
  server = await startEmbeddedPostgres({
    ...{ folder: path.join(portal.data, 'postgres'), as: 'guest' },
  });
  database = openDatabase(server.url('practicum'));
});
test.afterAll(async () => {
  await database.close();
  await server.release();
  await portal.close();
});

test('a staff member reviews ten proposals by keyboard alone, the first after two actions', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const { db } = database;
  await handInMany(db, count);
  const hands = keyboard(page);
  const title = page.getByRole('heading', { level: 1 });

  await page.goto(`${portal.address}/sign-in`);
  await hands.press(page.locator('button[name="demo"][value="assistant"]'));
  await hands.press(page.getByRole('link', { name: 'Start with the oldest' }));
  await expect(page).toHaveURL(/\/staff\/queue\/[\w-]+\/proposal/);
  const decidedBefore = await db.decision.count();

  // Onward and back again before anything is answered, here and in the list.
  await settled(page);
  const oldest = (await title.textContent()) ?? '';
  await page.keyboard.press('j');
  await expect(title).not.toHaveText(oldest);
  await page.keyboard.press('k');
  await expect(title).toHaveText(oldest);
  await page.goto(`${portal.address}/sp24/staff/queue`);
  await settled(page);
  for (const key of ['j', 'j', 'k', 'Enter']) await page.keyboard.press(key);
  await expect(title).toHaveText(oldest);

  const answered: string[] = [];
  for (let review = 0; review < count; review += 1) {
    await settled(page);
    const reviewed = (await title.textContent()) ?? '';
    const asksForChanges = review % 3 === 2;
    await page.keyboard.press(asksForChanges ? 'r' : 'a');
    const note = page.getByLabel('Note to the team');
    await expect(note).toBeFocused();
    await page.keyboard.type(`Answer ${review}: name the baseline.`);
    await page.keyboard.press('Control+Enter');
    const verdict = asksForChanges ? 'Changes requested' : 'is approved';
    await expect(page.getByRole('status').filter({ hasText: reviewed })).toContainText(verdict);
    answered.push(reviewed);
  }

  expect(new Set(answered).size).toBe(count);
  const decisions = await db.decision.findMany({ orderBy: { id: 'asc' }, skip: decidedBefore });
  expect(decisions.map(({ note }) => note)).toEqual(
    answered.map((_, review) => `Answer ${review}: name the baseline.`),
  );
  expect(decisions.filter(({ verdict }) => verdict === 'changes_requested')).toHaveLength(3);
  expect(decisions.every(({ releasedAt }) => releasedAt !== null)).toBe(true);
});
