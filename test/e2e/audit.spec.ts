import type { Page } from '@playwright/test';
import { expect, settled, test } from './fixtures.ts';
import { keyboard, mouse, type Hands } from './hands.ts';

const fresh = (what: string) => `${what} ${crypto.randomUUID().slice(0, 8)}`;

/** What the pages say, in each language. */
const said = {
  en: {
    signIn: 'Sign in',
    read: 'Read the lecture',
    markRead: 'Mark as read',
    markUnread: 'Mark as unread',
    count: (read: number) => `${read} of 14 lectures read`,
    counted: /(\d+) of 14 lectures read/,
    dashboard: 'Dashboard',
    playground: 'Playground',
    experiment: 'A VAE on 2D Gaussians',
    anotherSeed: 'Another seed',
    pause: 'Pause',
    note: 'Note',
    keep: 'Keep this run',
    kept: /^Kept at step/,
    again: 'This run is kept already; it is kept once.',
    see: 'See your runs',
    runs: 'Your runs',
    remove: /^Remove: A VAE/,
    removed: 'The run is removed.',
    undo: 'Put it back',
    signInToKeep: 'Sign in to keep this run',
    grade: /grade|score|percent|late day|strong/i,
  },
  zh: {
    signIn: '登录',
    read: '阅读这一讲',
    markRead: '标为已读',
    markUnread: '改为未读',
    count: (read: number) => `已读 ${read} 讲，共 14 讲`,
    counted: /已读 (\d+) 讲/,
    dashboard: '我的主页',
    playground: '实验场',
    experiment: '二维高斯上的变分自编码器',
    anotherSeed: '换一个种子',
    pause: '暂停',
    note: '笔记',
    keep: '保留这次运行',
    kept: /^已保留，停在第/,
    again: '这次运行已经保留过了，只保留一份。',
    see: '查看我的运行',
    runs: '我的运行',
    remove: /^移除：二维高斯/,
    removed: '已移除这次运行。',
    undo: '恢复',
    signInToKeep: '登录后保留这次运行',
    grade: /成绩|分数|评分|迟交|优秀/,
  },
} as const;
type Words = (typeof said)[keyof typeof said];

/** A worker that starts, on a machine that does other things as well. */
const patience = { timeout: 90_000 };

test.describe.configure({ mode: 'serial', timeout: 240_000 });

for (const [language, name, handsOn] of [
  ['en', 'by mouse', mouse],
  ['zh', 'by keyboard alone', keyboard],
] as const) {
  test(`an auditor reads, marks, trains and keeps ${name} in ${language}`, async ({
    page,
    context,
  }) => {
    await context.addCookies([
      { name: 'language', value: language, domain: 'localhost', path: '/' },
    ]);
    const words = said[language];
    const hands = handsOn(page);
    await page.goto('/');
    await settled(page);
    await hands.press(page.getByRole('link', { name: words.signIn }).first());
    await hands.press(page.locator('button[name="demo"][value="auditor"]'));
    await page.waitForURL('**/sp24/dashboard');
    await settled(page);

    await marksALecture(page, hands, words);
    await seesNoGrade(page, words);
    await keepsARun(page, hands, words, fresh('Two latents are enough'));
  });
}

async function marksALecture(page: Page, hands: Hands, words: Words): Promise<void> {
  const before = await lecturesRead(page, words);
  const title = await page.getByRole('heading', { level: 1 }).innerText();
  await hands.press(page.getByRole('link', { name: words.read, exact: true }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await hands.press(page.getByRole('button', { name: words.markRead }).first());
  await expect(page.getByRole('button', { name: words.markUnread })).toHaveCount(2);
  await hands.press(page.getByRole('link', { name: words.dashboard }).first());
  await expect(page.getByText(words.count(before + 1))).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(title);

  await page.goBack();
  await hands.press(page.getByRole('button', { name: words.markUnread }).first());
  await expect(page.getByRole('button', { name: words.markRead })).toHaveCount(2);
  await hands.press(page.getByRole('link', { name: words.dashboard }).first());
  await expect(page.getByText(words.count(before))).toBeVisible();
}

async function lecturesRead(page: Page, words: Words): Promise<number> {
  const text = await page.getByText(words.counted).innerText();
  return Number(words.counted.exec(text)?.[1]);
}

/** Neither in what is shown nor in the data that the page is made of. */
async function seesNoGrade(page: Page, words: Words): Promise<void> {
  await expect(page.getByRole('main')).not.toContainText(words.grade);
  const data = await page.request.get('/sp24/dashboard.data');
  expect(data.status()).toBe(200);
  expect(await data.text()).not.toMatch(
    /scor|graded|percent|lateDays|price|charge|balance|strong/i,
  );
}

async function keepsARun(page: Page, hands: Hands, words: Words, note: string): Promise<void> {
  await hands.press(page.getByRole('link', { name: words.playground }).first());
  await hands.press(page.getByRole('link', { name: words.experiment, exact: true }));
  const lab = page.locator('section[data-step]');
  const step = async () => Number(await lab.getAttribute('data-step'));
  await expect.poll(step, patience).toBeGreaterThan(5);
  // The same seed, paused at the same step, would be the run that others have kept here already.
  await hands.press(lab.getByRole('button', { name: words.anotherSeed }));
  await expect(lab).toHaveAttribute('data-step', '0');
  await expect.poll(step, patience).toBeGreaterThan(5);
  await hands.press(lab.getByRole('button', { name: words.pause, exact: true }));
  await expect(lab).toHaveAttribute('data-phase', 'paused');
  const reached = await step();
  await hands.write(page.getByRole('textbox', { name: words.note, exact: true }), note);
  await hands.press(page.getByRole('button', { name: words.keep }));
  await expect(page.getByRole('status').filter({ hasText: words.kept })).toBeVisible();
  await hands.press(page.getByRole('button', { name: words.keep }));
  await expect(page.getByText(words.again)).toBeVisible();

  await hands.press(page.getByRole('link', { name: words.see }));
  await expect(page.getByRole('heading', { level: 1, name: words.runs })).toBeVisible();
  const kept = page.getByRole('listitem').filter({ hasText: note });
  await expect(kept).toHaveCount(1);
  await hands.press(kept.getByRole('button', { name: words.remove }));
  await expect(page.getByText(words.removed)).toBeVisible();
  await expect(kept).toHaveCount(0);
  await hands.press(page.getByRole('button', { name: words.undo }));
  await expect(kept).toHaveCount(1);

  await hands.press(kept.getByRole('link', { name: words.experiment }));
  await expect(lab).toHaveAttribute('data-phase', 'paused', patience);
  await expect.poll(step, patience).toBe(reached);
}

test('without an account the button asks to sign in, and the run is there again after it', async ({
  page,
}) => {
  await page.goto('/playground/vae-gaussians?backend=wasm&batch=64&width=16&steps=400&seed=5');
  const lab = page.locator('section[data-step]');
  await expect(lab).toHaveAttribute('data-phase', /playing|paused|finished/, patience);
  await page.getByRole('link', { name: said.en.signInToKeep }).click();
  await page.locator('button[name="demo"][value="auditor"]').click();
  await page.waitForURL(/\/playground\/vae-gaussians\?.*seed=5/);
  await expect(page.getByRole('button', { name: said.en.keep })).toBeVisible();
});

test('a lecture is marked and unmarked without script', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/sign-in?to=/sp24/lectures/compression');
  await page.locator('button[name="demo"][value="auditor"]').click();
  const words = said.en;
  await page.getByRole('button', { name: words.markRead }).first().click();
  await expect(page.getByRole('button', { name: words.markUnread })).toHaveCount(2);
  await page.getByRole('button', { name: words.markUnread }).last().click();
  await expect(page.getByRole('button', { name: words.markRead })).toHaveCount(2);
  await context.close();
});
