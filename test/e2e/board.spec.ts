import type { Browser, Page } from '@playwright/test';
import en from '#app/i18n/en/board.ts';
import enTeam from '#app/i18n/en/team.ts';
import zh from '#app/i18n/zh/board.ts';
import zhTeam from '#app/i18n/zh/team.ts';
import { openOwnPortal } from '#test/setup/own-portal.ts';
import { expect, settled, test, watch } from './fixtures.ts';
import { keyboard, mouse, type Hands } from './hands.ts';

// Who leaves a team here is in none on any other page.
let portal: Awaited<ReturnType<typeof openOwnPortal>>;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  portal = await openOwnPortal();
});
test.afterAll(() => portal.close());

const looking = 'Sampling molecules with their symmetry';
const named = (text: string, name: string) => text.replace('{{name}}', name);

for (const [language, how, handsOn, words, team, role, name, project] of [
  [
    ...(['en', 'by mouse', mouse, en, enTeam, 'student-reviewed', 'Jonas Lindqvist'] as const),
    'where-does-a-hierarchical-vae-stop-listening',
  ],
  [
    ...(['zh', 'by keyboard alone', keyboard, zh, zhTeam, 'student', 'Amara Okafor'] as const),
    'one-guidance-weight-does-not-fit-all-steps',
  ],
] as const) {
  test(`somebody without a team finds one on the board ${how} in ${language}`, async ({
    browser,
  }) => {
    test.setTimeout(120_000);
    const student = await person(browser, role, language, handsOn);
    const { page, hands } = student;
    await page.goto(`/sp24/projects/${project}/team`);
    await settled(page);
    await hands.press(page.getByText(team.leave.open, { exact: true }));
    await hands.press(page.getByRole('button', { name: team.leave.button }));

    // The way there is on the page of who has no project.
    await hands.press(page.getByRole('link', { name: team.own.board }));
    await expect(page.getByRole('heading', { level: 1, name: words.title })).toBeVisible();
    await settled(page);
    await expect(page.getByText(words.askHint)).toBeVisible();
    await hands.press(page.getByText(words.put.self, { exact: true }));
    await hands.write(page.getByRole('textbox', { name: words.words.self }), 'Molecules, please.');
    await hands.write(page.getByRole('textbox', { name: words.tags }), 'molecules');
    await hands.press(page.getByRole('button', { name: words.putUp }));
    await expect(page.getByText(words.done.card)).toBeVisible();
    await hands.press(page.getByRole('button', { name: named(words.askNamed, looking) }));
    await expect(page.getByText(words.asked, { exact: true })).toBeVisible();
    await hands.press(page.getByRole('link', { name: 'molecules' }).first());
    for (const shown of [name, looking]) {
      await expect(page.getByRole('heading', { level: 2, name: shown })).toBeVisible();
    }
    await expect(page.getByRole('heading', { level: 2, name: 'Camila Duarte' })).toHaveCount(0);

    const staff = await person(browser, 'assistant', language, handsOn);
    await staff.page.goto('/sp24/projects/board');
    await settled(staff.page);
    for (const chosen of [name, looking]) {
      await staff.hands.tick(
        staff.page.getByRole('checkbox', { name: named(words.chooseNamed, chosen) }),
      );
    }
    await staff.hands.press(staff.page.getByRole('button', { name: words.match.button }));
    await expect(staff.page.getByText(words.done.suggest)).toBeVisible();
    await page.goto('/inbox');
    await expect(page.getByRole('button', { name: new RegExp(looking) }).first()).toBeVisible();
    expect([student.faults, staff.faults].flat()).toEqual([]);
  });
}

async function person(
  browser: Browser,
  role: string,
  language: string,
  handsOn: (page: Page) => Hands,
) {
  const { address } = portal;
  const context = await browser.newContext({ baseURL: address });
  const signedIn = await context.request.post('/sign-in', {
    form: { demo: role },
    headers: { Origin: address },
    maxRedirects: 0,
  });
  expect(signedIn.status(), `${role} signs in`).toBe(302);
  await context.addCookies([{ name: 'language', value: language, domain: 'localhost', path: '/' }]);
  const page = await context.newPage();
  return { page, hands: handsOn(page), faults: watch(page) };
}
