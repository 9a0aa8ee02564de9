import type { Browser, Page } from '@playwright/test';
import { translator } from '#app/i18n/translator.ts';
import { openOwnPortal } from '#test/setup/own-portal.ts';
import { expect, settled, signInAs, test, watch } from './fixtures.ts';
import { keyboard, mouse } from './hands.ts';

// What is flagged and said here would stand on pages that others look at.
let portal: Awaited<ReturnType<typeof openOwnPortal>>;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  portal = await openOwnPortal();
});
test.afterAll(() => portal.close());

async function person(browser: Browser, role: string, language: 'en' | 'zh') {
  const context = await browser.newContext({ baseURL: portal.address });
  const page = await context.newPage();
  const faults = watch(page);
  await page.goto(`/?lang=${language}`);
  await signInAs(page, role);
  return { page, faults };
}

for (const [how, handsOn, language, question] of [
  ['by mouse, in English', mouse, 'en', 'diffusion-posterior'],
  ['by keyboard alone, in Chinese', keyboard, 'zh', 'ddim-family'],
] as const) {
  test(`a student says that a step is unclear, and staff see that one does, ${how}`, async ({
    browser,
  }) => {
    test.setTimeout(120_000);
    const t = translator(language, 'unclear');
    const midterm = translator(language, 'midterm');
    const student = await person(browser, 'student', language);
    const hands = handsOn(student.page);
    await student.page.goto(`/sp24/midterm/${question}`);
    await settled(student.page);
    for (const _ of [1, 2]) {
      await hands.press(student.page.getByRole('button', { name: midterm('showNext') }));
    }
    const second = student.page.getByRole('main').locator('details').nth(1);
    const flag = second.getByRole('button', { name: t('flag') });
    await expect(flag).toHaveAttribute('aria-pressed', 'false');
    await hands.press(flag);
    await expect(flag).toHaveAttribute('aria-pressed', 'true');
    await settled(student.page);
    await student.page.reload();
    await expect(second.getByText(t('mark'))).toBeVisible();

    const staff = await person(browser, 'assistant', language);
    const theirs = handsOn(staff.page);
    await staff.page.goto('/sp24/midterm');
    await settled(staff.page);
    await theirs.press(staff.page.getByRole('link', { name: midterm('forStaff.unclearSteps') }));
    await staff.page.waitForURL('**/staff/midterm/steps');
    const cells = staff.page.locator(`a[href*="/${question}?"]`);
    await expect(cells.nth(1)).toHaveAccessibleName(t('cell', { step: 2, count: 1 }));
    await expect(cells.nth(0)).toHaveAccessibleName(t('cell', { step: 1, count: 0 }));
    await theirs.press(cells.nth(1));
    await staff.page.waitForURL(`**/${question}?steps=open#step-2`);
    // Staff explain steps, and do not flag them.
    await expect(staff.page.getByRole('button', { name: t('flag') })).toHaveCount(0);

    for (const _ of [1, 2]) {
      await hands.press(student.page.getByRole('button', { name: midterm('showNext') }));
    }
    await hands.press(flag);
    await expect(flag).toHaveAttribute('aria-pressed', 'false');
    for (const { faults } of [student, staff]) expect(faults).toEqual([]);
  });
}

for (const [how, handsOn, language, question] of [
  ['by mouse, in English', mouse, 'en', 'infonce-bound'],
  ['by keyboard alone, in Chinese', keyboard, 'zh', 'ddpm-bound'],
] as const) {
  test(`a student asks without a name, a classmate answers, staff endorse it, ${how}`, async ({
    browser,
  }) => {
    test.setTimeout(180_000);
    const t = translator(language, 'discussion');
    const midterm = translator(language, 'midterm');
    const address = `/sp24/midterm/${question}`;
    const asks = await person(browser, 'student', language);
    const hands = handsOn(asks.page);
    await asks.page.goto(address);
    await settled(asks.page);
    const talk = (page: Page) => page.getByRole('region', { name: t('title'), exact: true });
    const field = talk(asks.page).getByRole('textbox', { name: t('ask') });
    await hands.write(field, 'Is $x^2$ convex?');
    await hands.press(talk(asks.page).getByRole('button', { name: t('preview') }));
    const preview = talk(asks.page).getByRole('region', { name: t('previewed') });
    await expect(preview.locator('.katex')).toBeVisible();
    // What is typed and not sent yet outlives the page.
    await asks.page.reload();
    await settled(asks.page);
    await expect(field).toHaveValue('Is $x^2$ convex?');
    await hands.tick(talk(asks.page).getByLabel(t('anonymousToClassmates')));
    await hands.press(talk(asks.page).getByRole('button', { name: t('send'), exact: true }));
    await expect(talk(asks.page).getByRole('article')).toContainText('Amara Okafor');
    await expect(field).toHaveValue('');

    const mate = await person(browser, 'student-reviewed', language);
    const theirs = handsOn(mate.page);
    await mate.page.goto(address);
    await settled(mate.page);
    await expect(talk(mate.page).getByRole('article')).toContainText(t('somebody'));
    await expect(talk(mate.page)).not.toContainText('Amara');
    const fold = talk(mate.page).locator('summary', { hasText: t('answer') });
    await theirs.press(fold);
    const reply = talk(mate.page).getByRole('textbox', { name: t('answer'), exact: true });
    await theirs.write(reply, 'Yes: its second derivative is 2.');
    await theirs.press(talk(mate.page).getByRole('button', { name: t('sendAnswer') }));
    await expect(talk(mate.page).getByRole('article').nth(1)).toContainText('derivative');

    const staff = await person(browser, 'assistant', language);
    const desk = handsOn(staff.page);
    await staff.page.goto('/sp24/staff/midterm/discussion');
    await settled(staff.page);
    await desk.press(staff.page.locator(`a[href*="/midterm/${question}#post-"]`).first());
    await staff.page.waitForURL(`**/${question}#post-*`);
    await settled(staff.page);
    await desk.press(talk(staff.page).getByRole('button', { name: t('act.endorse') }));
    await expect(talk(staff.page).getByText(t('endorsed'))).toBeVisible();

    await asks.page.goto('/sp24/midterm');
    const counted = asks.page.locator(`a[href$="/${question}#discussion"]`);
    await expect(counted).toHaveText(midterm('talk.answers', { count: 1 }));
    await asks.page.goto('/inbox');
    const told = translator(language, 'notifications')('told.discussion.answered', {
      by: 'Jonas Lindqvist',
    });
    await expect(asks.page.getByText(told).first()).toBeVisible();
    for (const { faults } of [asks, mate, staff]) expect(faults).toEqual([]);
  });
}

test('without scripts one asks, and what is refused stays as typed', async ({ browser }) => {
  const page = await browser.newPage({ baseURL: portal.address, javaScriptEnabled: false });
  await signInAs(page, 'auditor');
  await page.goto('/sp24/midterm/bits-per-byte');
  const talk = page.getByRole('region', { name: 'Discussion', exact: true });
  await talk.getByLabel('Ask about this question').fill(' ');
  await talk.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(page.getByText('There are no words yet').first()).toBeVisible();
  await talk.getByLabel('Ask about this question').fill('Is a byte *eight* bits?');
  await talk.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(talk.getByRole('article')).toContainText('Is a byte eight bits?');
  await talk.getByRole('button', { name: 'Delete' }).click();
  await expect(talk.getByText('You have deleted this')).toBeVisible();
  await talk.getByRole('button', { name: 'Bring back' }).click();
  await expect(talk.getByText('You have deleted this')).toHaveCount(0);
  await page.close();
});

test('without scripts a step is flagged as well, and without an account it is not', async ({
  browser,
}) => {
  const page = await browser.newPage({ baseURL: portal.address, javaScriptEnabled: false });
  const address = '/sp24/midterm/bits-per-byte?steps=open';
  await page.goto(address);
  await expect(page.locator('details[open]').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'I do not understand' })).toHaveCount(0);
  await signInAs(page, 'auditor');
  await page.goto(address);
  const flag = page.getByRole('button', { name: 'I do not understand' }).nth(1);
  await flag.click();
  await expect(page).toHaveURL(/steps=open#step-2$/);
  await expect(flag).toHaveAttribute('aria-pressed', 'true');
  await flag.click();
  await expect(flag).toHaveAttribute('aria-pressed', 'false');
  await page.close();
});
