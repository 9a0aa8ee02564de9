import type { Browser, Page } from '@playwright/test';
import { portalAddress } from '#test/setup/portal-address.ts';
import { expect, settled, signInAs, test, watch } from './fixtures.ts';
import { keyboard, mouse, type Hands } from './hands.ts';

const fresh = (what: string) => `${what} ${crypto.randomUUID().slice(0, 8)}`;

/** What the pages say, in each language. */
const said = {
  en: {
    begin: 'Write an announcement',
    title: 'Title',
    body: 'Text',
    saved: 'Saved',
    send: /^Send to \d+ people now$/,
    schedule: 'Send then',
    when: /^Day and time/,
    sent: /^Sent/,
    scheduled: 'It will be sent',
    day: 'One day on',
    stop: 'Stop these mails',
    stopped: 'These mails are stopped',
    markAll: 'Mark all as read',
  },
  zh: {
    begin: '写公告',
    title: '标题',
    body: '正文',
    saved: '已保存',
    send: /^立即发送给 \d+ 人$/,
    schedule: '到时发送',
    when: /^日期和时间/,
    sent: /^发送于/,
    scheduled: '将发送于',
    day: '一天后',
    stop: '停止这类邮件',
    stopped: '这类邮件已停止',
    markAll: '全部标为已读',
  },
} as const;
type Words = (typeof said)[keyof typeof said];

for (const [language, name, handsOn] of [
  ['en', 'by mouse', mouse],
  ['zh', 'by keyboard alone', keyboard],
] as const) {
  test(`staff announce, a student reads, ${name} in ${language}`, async ({ page, browser }) => {
    test.setTimeout(120_000);
    const words = said[language];
    const hands = handsOn(page);
    const title = fresh('Room');
    await signInAs(page, 'instructor');
    await write(page, hands, words, language, title);
    await hands.press(page.getByRole('button', { name: words.send }));
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();

    const student = await another(browser, 'student', language);
    await expect(student.page.getByRole('link', { name: /^(Inbox|收件箱)/ }).first()).toContainText(
      /[1-9]/,
    );
    const reading = handsOn(student.page);
    await student.page.goto('/inbox');
    await settled(student.page);
    // That it is read is told by the page, once it is shown.
    const read = student.page.waitForResponse(
      (answer) => answer.request().postData()?.startsWith('seen=') === true,
    );
    await reading.press(student.page.getByRole('button', { name: new RegExp(title) }));
    await expect(student.page.getByRole('heading', { level: 2, name: title })).toBeVisible();
    await expect(student.page.locator('article strong')).toHaveText('bold');
    expect((await read).status()).toBe(200);
    await student.close();

    await page.reload();
    await expect(page.getByRole('row', { name: /^Amara Okafor/ })).not.toContainText(
      /not yet|尚未/,
    );
  });
}

test('what is scheduled is sent when the clock comes to it, once', async ({ page, browser }) => {
  test.setTimeout(120_000);
  const words = said.en;
  const hands = mouse(page);
  const title = fresh('Later');
  await signInAs(page, 'instructor');
  await write(page, hands, words, 'en', title);
  const address = page.url();
  await hands.press(page.getByRole('button', { name: words.schedule }));
  await expect(page.getByText(words.scheduled)).toBeVisible();

  const student = await another(browser, 'student', 'en');
  await student.page.goto('/sp24/announcements');
  await expect(student.page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(student.page.getByText(title)).toHaveCount(0);
  await page.goto('/sp24/staff/time-machine');
  const start = page.getByRole('button', { name: 'Back to the demo’s beginning' });
  await hands.press(page.getByRole('button', { name: words.day, exact: true }));
  await settled(page);
  await hands.press(page.getByRole('button', { name: 'One hour on' }));
  await expect(async () => {
    await student.page.reload();
    await expect(student.page.getByRole('link', { name: new RegExp(title) })).toHaveCount(1);
  }).toPass({ timeout: 60_000 });
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await page.goto('/sp24/staff/time-machine');
  await hands.press(start);
  await settled(page);
  await student.close();
});

test('mail stops by the link in it, signed out, and by a mail program’s one click', async ({
  page,
  browser,
  playwright,
}) => {
  test.setTimeout(120_000);
  await signInAs(page, 'instructor');
  const title = fresh('Urgent');
  await write(page, mouse(page), said.en, 'en', title);
  await page.getByRole('checkbox', { name: /Urgent/ }).check();
  await page.getByRole('button', { name: said.en.send }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  // The outbox shows staff the letter, but not the key that is its reader's alone.
  await expect(async () => {
    await page.goto(`/sp24/staff/outbox?q=${encodeURIComponent(title)}`);
    await expect(
      page
        .getByRole('main')
        .getByRole('link', { name: new RegExp(title) })
        .first(),
    ).toBeVisible();
  }).toPass({ timeout: 60_000 });
  await page
    .getByRole('main')
    .getByRole('link', { name: new RegExp(title) })
    .first()
    .click();
  await expect(page.getByRole('main')).toContainText('/unsubscribe/…');

  const signedOut = await browser.newPage({ baseURL: portalAddress, locale: 'en' });
  await signedOut.goto(`/unsubscribe/${'x'.repeat(43)}`);
  await expect(signedOut.getByRole('heading', { level: 1 })).toHaveText(
    'This link works no longer',
  );
  await signedOut.close();

  const program = await playwright.request.newContext({ baseURL: portalAddress });
  const key = `/unsubscribe/${'x'.repeat(43)}`;
  const oneClick = { form: { 'List-Unsubscribe': 'One-Click' } };
  expect((await program.post(key, oneClick)).status()).toBe(200);
  expect((await program.post(key, { form: { other: 'thing' } })).status()).toBe(403);
  const foreign = { ...oneClick, headers: { Origin: 'https://elsewhere.example' } };
  expect((await program.post(key, foreign)).status()).toBe(403);
  for (const path of [`${key}/`, `${key}.data`, '/unsubscribe/short', '/inbox', '/sign-out']) {
    expect((await program.post(path, oneClick)).status(), path).toBe(403);
  }
  await program.dispose();
});

test('nothing that is typed into an announcement runs where it is read', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const attacks = [
    '<script>window.__trap("script")</script>',
    '<img src=x onerror="window.__trap(1)">',
    '<svg onload="window.__trap(1)"><a href="javascript:window.__trap(1)"><text>x</text></a></svg>',
    '[click](javascript:window.__trap(1))',
    '[click](data:text/html,<script>opener.__trap(1)</script>)',
    '<a href="javascript:window.__trap(1)" onclick="window.__trap(1)">click</a>',
    '<iframe srcdoc="<script>parent.__trap(1)</script>"></iframe>',
    '$\\href{javascript:window.__trap(1)}{click}$',
    '![x](x "onerror=window.__trap(1)")',
  ];
  const title = fresh('<img src=x onerror=__trap(1)>');
  await signInAs(page, 'instructor');
  const sprung = await trap(page);
  await page.goto('/sp24/staff/announcements');
  await settled(page);
  await page.getByRole('button', { name: said.en.begin }).click();
  await page.getByLabel(said.en.title).fill(title);
  await page.getByLabel(said.en.body).fill(attacks.join('\n\n'));
  await expect(page.getByText(said.en.saved, { exact: true })).toBeVisible();
  await clickAll(page);
  await page.getByRole('button', { name: said.en.send }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('onerror');
  await clickAll(page);

  const student = await another(browser, 'student', 'en');
  const alsoSprung = await trap(student.page);
  await student.page.goto('/inbox');
  await settled(student.page);
  await student.page
    .getByRole('button', { name: /onerror/ })
    .first()
    .click();
  await expect(student.page.locator('article')).toContainText('click');
  await clickAll(student.page);
  expect([...sprung, ...alsoSprung]).toEqual([]);
  await student.close();
});

test('a choice about mail is kept as it is made', async ({ page }) => {
  await signInAs(page, 'auditor');
  await page.goto('/account/notifications');
  await settled(page);
  const never = page.getByRole('group', { name: 'Announcements', exact: true }).getByLabel('Never');
  await never.check();
  await expect(page.getByText('Saved')).toBeVisible();
  await page.reload();
  await expect(never).toBeChecked();
  await expect(page.getByRole('group', { name: 'Your seat' })).toContainText('Always at once');
});

/** Begins an announcement and writes it, until the portal has kept it. */
async function write(page: Page, hands: Hands, words: Words, language: string, title: string) {
  await page.goto(`/sp24/staff/announcements?lang=${language}`);
  await settled(page);
  await hands.press(page.getByRole('button', { name: words.begin }));
  await page.waitForURL(/announcements\/.+/);
  await settled(page);
  await hands.write(page.getByLabel(words.title, { exact: true }), title);
  await hands.write(page.getByLabel(words.body, { exact: true }), 'It is **bold**.');
  await expect(page.getByText(words.saved, { exact: true })).toBeVisible();
  await expect(page.locator('section strong')).toHaveText('bold');
}

/** Somebody else at a browser of their own, which is watched like the first. */
async function another(browser: Browser, role: string, language: string) {
  const context = await browser.newContext({ baseURL: portalAddress, locale: language });
  const page = await context.newPage();
  const faults = watch(page);
  await signInAs(page, role);
  const close = async () => {
    expect(faults).toEqual([]);
    await context.close();
  };
  return { page, close };
}

/** Notes whatever calls the trap, or opens a dialog. */
async function trap(page: Page): Promise<string[]> {
  const sprung: string[] = [];
  await page.exposeFunction('__trap', (what: string) => sprung.push(String(what)));
  page.on('dialog', (dialog) => {
    sprung.push(dialog.message());
    void dialog.dismiss();
  });
  return sprung;
}

async function clickAll(page: Page): Promise<void> {
  await page
    .locator('article a, section a, main p a')
    .evaluateAll((links) => links.forEach((link) => link instanceof HTMLElement && link.click()));
  await settled(page);
}
