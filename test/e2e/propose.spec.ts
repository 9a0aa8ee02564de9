import type { Browser } from '@playwright/test';
import { translator } from '#app/i18n/translator.ts';
import { openOwnPortal } from '#test/setup/own-portal.ts';
import { expect, settled, signInAs, test, watch } from './fixtures.ts';
import { keyboard, mouse } from './hands.ts';

// What comes into the bank here would stand on pages that others look at.
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

const body = {
  en: 'Show that $x^2 \\ge 0$.\n\n## Both signs\n\nA product of equal signs is never negative.',
  zh: '证明 $x^2 \\ge 0$。\n\n## 同号相乘\n\n同号两数之积非负。',
};

for (const [how, handsOn, language, title, slug] of [
  ['by mouse, in English', mouse, 'en', 'A square is never negative', 'a-square-is-never-negative'],
  ['by keyboard alone, in Chinese', keyboard, 'zh', '平方数 square', 'square'],
] as const) {
  test(`a student proposes a question, changes it when asked to, and a classmate studies it, ${how}`, async ({
    browser,
  }) => {
    test.setTimeout(180_000);
    const t = translator(language, 'proposals');
    const midterm = translator(language, 'midterm');
    const author = await person(browser, 'student', language);
    const hands = handsOn(author.page);
    await author.page.goto('/sp24/midterm');
    await settled(author.page);
    await hands.press(author.page.getByRole('link', { name: midterm('propose') }));
    await author.page.waitForURL('**/midterm/propose');
    const form = author.page.locator('form').filter({ has: author.page.locator('textarea') });
    await hands.write(form.getByLabel(t('field.title')), title);
    await hands.write(form.getByLabel(t('field.topics')), 'squares');
    // The statement alone: a step is missing.
    await hands.write(form.getByLabel(t('field.body')), body[language].split('\n')[0] ?? '');
    await hands.press(form.getByRole('button', { name: t('preview') }));
    const preview = form.getByRole('region', { name: t('previewed') });
    await expect(preview.locator('.katex')).toBeVisible();
    // What is typed and not handed over yet outlives the page.
    await author.page.reload();
    await settled(author.page);
    await hands.press(form.getByRole('button', { name: t('propose') }));
    await expect(form.getByText(t('problem.no step'))).toBeVisible();
    author.faults.splice(0);
    await hands.write(
      form.getByLabel(t('field.body')),
      body[language].split('\n').slice(1).join('\n'),
    );
    await hands.press(form.getByRole('button', { name: t('propose') }));
    await expect(form.getByText(t('proposed'))).toBeVisible();
    await expect(form.getByLabel(t('field.title'))).toHaveValue('');

    const staff = await person(browser, 'assistant', language);
    const theirs = handsOn(staff.page);
    await staff.page.goto('/sp24/midterm');
    await settled(staff.page);
    await theirs.press(staff.page.locator('a[href="/sp24/staff/midterm/proposals"]'));
    await staff.page.waitForURL('**/staff/midterm/proposals');
    await theirs.press(staff.page.getByRole('link', { name: title }));
    await staff.page.waitForURL(/\/midterm\/proposals\/[0-9a-f-]{36}$/);
    const address = new URL(staff.page.url()).pathname;
    const decide = staff.page.getByRole('region', { name: t('decide') });
    await theirs.press(decide.getByRole('button', { name: t('act.changes') }));
    await expect(decide.getByText(t('refused.no reason'))).toBeVisible();
    staff.faults.splice(0);
    await theirs.write(
      decide.getByLabel(t('field.why')),
      'Say what equal signs have to do with it',
    );
    await theirs.press(decide.getByRole('button', { name: t('act.changes') }));
    await expect(staff.page.getByRole('main').getByText(t('state.changes')).first()).toBeVisible();

    await author.page.goto('/inbox');
    await settled(author.page);
    const told = translator(language, 'notifications')('told.proposal.changes', { title });
    await hands.press(author.page.getByRole('button', { name: told }));
    await author.page.waitForURL(`**${address}`);
    await settled(author.page);
    await expect(author.page.getByText('what equal signs').first()).toBeVisible();
    await hands.write(author.page.getByLabel(t('field.body')), ' So is $x \\cdot x$.');
    await hands.press(author.page.getByRole('button', { name: t('handOver') }));
    await expect(author.page.getByText(t('next.waiting'))).toBeVisible();
    await expect(author.page.getByLabel(t('field.body'))).toBeHidden();
    await hands.press(author.page.getByRole('link', { name: t('whatChanged') }));
    await expect(author.page.locator('#version-2 ins')).toContainText('So is');

    await staff.page.reload();
    await settled(staff.page);
    await theirs.press(decide.getByRole('button', { name: t('act.accepted') }));
    await expect(staff.page.getByText(t('next.accepted'))).toBeVisible();

    const mate = await person(browser, 'student-reviewed', language);
    const reads = handsOn(mate.page);
    await mate.page.goto('/sp24/midterm');
    await settled(mate.page);
    await reads.press(mate.page.getByRole('link', { name: title }));
    await mate.page.waitForURL(`**/sp24/midterm/${slug}`);
    const about = mate.page.getByRole('complementary', { name: midterm('about') });
    await expect(about).toContainText(midterm('aStudent'));
    await expect(mate.page.getByRole('main')).not.toContainText('Amara');
    const cards = await mate.page.request.get(`/sp24/midterm/study/cards?lang=${language}`);
    expect((await cards.text()).includes(`"question":"${slug}"`)).toBe(true);
    await mate.page.goto(`/sp24/midterm/study?question=${slug}`);
    await settled(mate.page);
    await expect(mate.page.locator('#asked')).toHaveText(title);
    // Of others' proposals nobody learns anything.
    expect((await mate.page.request.get(address)).status()).toBe(404);
    for (const { faults } of [author, staff, mate]) expect(faults).toEqual([]);
  });
}

test('two of staff decide at once: the second sees what the first decided, and keeps the words', async ({
  browser,
}) => {
  const first = await person(browser, 'assistant', 'en');
  const second = await person(browser, 'instructor', 'en');
  await first.page.goto('/sp24/staff/midterm/proposals');
  await first.page.getByRole('link', { name: 'The KL term of a Gaussian VAE' }).click();
  await first.page.waitForURL(/\/midterm\/proposals\/[0-9a-f-]{36}$/);
  await second.page.goto(first.page.url());
  for (const { page } of [first, second]) await settled(page);
  await second.page.getByLabel('What the author should know').fill('We have this one.');
  await first.page.getByRole('button', { name: 'Accept into the bank' }).click();
  await expect(first.page.getByText('It is in the bank')).toBeVisible();
  await second.page.getByRole('button', { name: 'Decline' }).click();
  await expect(second.page.getByText('Somebody changed or decided it meanwhile')).toBeVisible();
  await expect(second.page.getByText('It is in the bank')).toBeVisible();
  await expect(second.page.getByLabel('What the author should know')).toHaveValue(
    'We have this one.',
  );
  await expect(second.page.getByRole('button', { name: 'Take out of the bank' })).toBeVisible();
});

test('without scripts one proposes, and what is refused stays as typed', async ({ browser }) => {
  const page = await browser.newPage({ baseURL: portal.address, javaScriptEnabled: false });
  await signInAs(page, 'auditor');
  await page.goto('/sp24/midterm/propose');
  await page.getByLabel('Title').fill('One and one');
  await page.getByLabel('Topics').fill('sums');
  await page
    .getByLabel('Question and derivation')
    .fill('Show that $1+1=2$.\n\n## Count\n\n$\\frac$');
  await page.getByRole('button', { name: 'Propose it' }).click();
  await expect(page.getByText('Line 5: this formula cannot be set.')).toBeVisible();
  await expect(page.getByLabel('Title')).toHaveValue('One and one');
  await page.getByLabel('Question and derivation').fill('Show that $1+1=2$.\n\n## Count\n\nTwo.');
  await page.getByRole('button', { name: 'Propose it' }).click();
  await expect(page.getByText('It is proposed')).toBeVisible();
  await expect(page.getByRole('link', { name: 'One and one' })).toBeVisible();
  await page.close();
});
