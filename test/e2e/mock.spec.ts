import type { Page, Request } from '@playwright/test';
import { translator } from '#app/i18n/translator.ts';
import { png } from '#test/factories/pictures.ts';
import { portalAddress } from '#test/setup/portal-address.ts';
import { enterAs, expect, settled, test } from './fixtures.ts';
import { keyboard, mouse, type Hands } from './hands.ts';

test.describe.configure({ timeout: 120_000 });

for (const [how, handsOn, language, as] of [
  ['by mouse, in English', mouse, 'en', 'student'],
  ['by keyboard alone, in Chinese', keyboard, 'zh', 'waitlisted'],
] as const) {
  test(`somebody tries the midterm and is told what to study, ${how}`, async ({ page }) => {
    const hands = handsOn(page);
    const t = translator(language, 'mock');
    await enterAs(page, as);
    await page.goto(`/sp24/midterm?lang=${language}`);
    await settled(page);
    await hands.press(page.getByRole('link', { name: t('title') }));
    await page.waitForURL('**/midterm/mock');
    await hands.press(page.getByRole('button', { name: t('begin') }));
    await page.waitForURL(/\/mock\/[0-9a-f-]{36}$/);
    await expect(page.getByText(t('clock.left', { count: 30 })).first()).toBeVisible();

    const answer = page.getByLabel(t('answerTo', { number: 1 }), { exact: true });
    await hands.write(answer, 'By Jensen, $\\log E \\ge E \\log$.');
    await expect(page.getByRole('region', { name: t('previewOf', { number: 1 }) })).toContainText(
      'By Jensen',
    );
    await page.reload();
    await settled(page);
    await expect(answer).toHaveValue('By Jensen, $\\log E \\ge E \\log$.');

    const photo = { name: 'paper.png', mimeType: 'image/png', buffer: png(60, 40) };
    await page.getByLabel(t('photo', { number: 2 }), { exact: true }).setInputFiles(photo);
    const shown = page.getByRole('img', { name: t('photoAlt', { place: 1, number: 2 }) });
    await expect.poll(() => shown.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(60);

    await expect(page.getByRole('main').locator('fieldset')).toHaveCount(0);
    await hands.press(page.getByRole('button', { name: t('finish') }));
    await expect(page.getByRole('heading', { name: t('own') })).toHaveCount(2);
    await mark(page, hands);
    await expect(page.getByText(t('allMarked'))).toBeVisible();
    const result = page.getByRole('region', { name: t('result', { percent: 50 }) });
    await expect(result.getByRole('listitem')).toHaveCount(2);
    await hands.press(result.getByRole('button', { name: t('addToStudy') }));
    await expect(result.getByText(t('studied'))).toBeVisible();

    const study = result.getByRole('link', { name: t('studyThis') }).first();
    const [, wanted = ''] = /question=(.+)$/.exec((await study.getAttribute('href')) ?? '') ?? [];
    const title = await page.request.get(`/sp24/midterm/${wanted}?lang=${language}`);
    await hands.press(study);
    await page.waitForURL(/\/midterm\/study/);
    const asked = page.locator('#asked');
    await expect(asked).toBeVisible();
    expect(await title.text()).toContain(await asked.innerText());
  });
}

/** Marks the first question's steps as had and the others as missed. */
async function mark(page: Page, hands: Hands): Promise<void> {
  const derivations = page.locator('section:has(> ol fieldset)');
  for (const [place, value] of [
    [0, 'had'],
    [1, 'missed'],
  ] as const) {
    const steps = derivations.nth(place).locator('fieldset');
    for (let step = 0; step < (await steps.count()); step += 1) {
      await hands.choose(steps.nth(step).locator(`input[value="${value}"]`));
    }
  }
}

test('what is written in another window is shown, and nothing is written over', async ({
  page,
  context,
}) => {
  await enterAs(page, 'auditor');
  await begin(page);
  const other = await context.newPage();
  await other.goto(page.url());
  for (const each of [page, other]) await settled(each);
  const field = (of: Page) => of.getByLabel('Your answer to question 1', { exact: true });
  await field(page).fill('in the first window');
  await expect(page.getByText('Saved.').first()).toBeVisible();
  await field(other).fill('in the second');
  const notice = other.getByText('In another window or on another device');
  await expect(notice).toBeVisible();
  await expect(other.locator('pre')).toHaveText('in the first window');
  await expect(field(other)).toHaveValue('in the second');
  await other.getByRole('button', { name: 'Keep what stands here' }).click();
  await expect(notice).toBeHidden();
  await expect(other.getByText('Saved.').first()).toBeVisible();
  await page.reload();
  await expect(field(page)).toHaveValue('in the second');
  await other.close();
});

test('it is finished also when words are saved while its marking is being loaded', async ({
  page,
}) => {
  await enterAs(page, 'auditor');
  await begin(page);
  await settled(page);
  const saving = await holdNext(page, (request) => request.method() === 'POST');
  await page.getByLabel('Your answer to question 1', { exact: true }).fill('In the last second');
  await saving.made;
  const loading = await holdNext(page, (request) => request.method() === 'GET');
  await page.getByRole('button', { name: 'Finish and compare' }).click();
  await loading.made;
  saving.release();
  // The answer to the words overtakes what the button waits for, and loads it as well.
  await expect(page.getByRole('heading', { name: 'Your answer' })).toHaveCount(2);
  await expect(page.getByText('In the last second')).toBeVisible();
  loading.release();
});

/** Holds the next such request for a mock midterm's data from when it is made until it is released. */
async function holdNext(page: Page, wanted: (request: Request) => boolean) {
  const made = signal();
  const released = signal();
  let held = false;
  await page.route(/\/mock\/[0-9a-f-]{36}\.data/, async (route) => {
    if (held || !wanted(route.request())) return route.fallback();
    held = true;
    made.give();
    await released.given;
    return route.continue();
  });
  return { made: made.given, release: released.give };
}

function signal() {
  let give = () => {};
  const given = new Promise<void>((resolve) => (give = resolve));
  return { given, give: () => give() };
}

test('without scripts it is begun, saved, finished, marked and deleted', async ({ browser }) => {
  const page = await browser.newPage({ baseURL: portalAddress, javaScriptEnabled: false });
  await enterAs(page, 'auditor');
  await begin(page);
  await page.getByLabel('Your answer to question 1', { exact: true }).fill('Plain words');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByLabel('Your answer to question 1', { exact: true })).toHaveValue(
    'Plain words',
  );
  await page.getByRole('button', { name: 'Finish and compare' }).click();
  await expect(page.getByText('Plain words')).toBeVisible();
  const marks = page.locator('input[value="partly"]');
  for (let step = 0; step < (await marks.count()); step += 1) await marks.nth(step).check();
  await page.getByRole('button', { name: 'Keep these marks' }).click();
  await expect(page.getByRole('heading', { name: '50 % of the derivations' })).toBeVisible();
  await page.getByRole('link', { name: 'Mock midterms' }).click();
  const first = page.getByRole('listitem').filter({ hasText: '50 %' }).first();
  const address = await first.getByRole('link').getAttribute('href');
  await first.locator('summary').click();
  await first.getByRole('button', { name: 'Delete for good' }).click();
  await expect(page.locator(`a[href="${address}"]`)).toHaveCount(0);
  expect((await page.request.get(address ?? '')).status()).toBe(404);
  await page.close();
});

test('without an account anybody draws what a seed draws', async ({ page }) => {
  const drawn = async () => {
    await page.getByLabel('Seed').fill('spring');
    await page.getByRole('button', { name: 'Draw' }).click();
    await page.waitForURL(/seed=spring/);
    const questions = page.getByRole('region', { name: 'Drawn by the seed' }).getByRole('link');
    await expect(questions).toHaveCount(2);
    return questions.allInnerTexts();
  };
  await page.goto('/sp24/midterm/mock');
  await settled(page);
  const first = await drawn();
  await page.goto('/sp24/midterm/mock');
  await settled(page);
  expect(await drawn()).toEqual(first);
  await expect(page.getByRole('link', { name: 'Sign in' }).last()).toBeVisible();
});

async function begin(page: Page): Promise<void> {
  await page.goto('/sp24/midterm/mock');
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.waitForURL(/\/mock\/[0-9a-f-]{36}$/);
}
