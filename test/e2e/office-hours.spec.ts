import { expect, settled, signInAs, test } from './fixtures.ts';
import { keyboard, mouse } from './hands.ts';

/** What the pages say, in each language. */
const said = {
  en: {
    change: 'Change office hours',
    cancel: /^Cancel: Thu 29 Feb, 17:00/,
    doCancel: 'Cancel this hour',
    cancelled: 'The hour is cancelled. The people page says so.',
    restore: /^Hold it after all: Thu 29 Feb/,
    restored: 'The hour is held again.',
    move: /^Move: Thu 29 Feb, 17:00/,
    end: 'To',
    place: 'Place',
    doMove: 'Move it to this time',
    endsFirst: 'It must end after it begins.',
    moved: 'The hour is moved. The people page says so.',
    people: 'People page',
    note: 'Note',
    thisWeek: 'Cancelled this week',
  },
  zh: {
    change: '调整答疑时间',
    cancel: /^取消：2月29日周四 17:00/,
    doCancel: '取消这次答疑',
    cancelled: '这次答疑已取消，教学团队页面会注明。',
    restore: /^照常进行：2月29日/,
    restored: '这次答疑照常进行。',
    move: /^改期：2月29日周四 17:00/,
    end: '结束',
    place: '地点',
    doMove: '改到这个时间',
    endsFirst: '结束时间必须晚于开始时间。',
    moved: '这次答疑已改期，教学团队页面会注明。',
    people: '教学团队页面',
    note: '说明',
    thisWeek: '本周取消',
  },
} as const;

test.describe.configure({ mode: 'serial', timeout: 120_000 });

for (const [language, name, handsOn] of [
  ['en', 'by mouse', mouse],
  ['zh', 'by keyboard alone', keyboard],
] as const) {
  test(`staff cancel an office hour, hold it after all, and correct it ${name} in ${language}`, async ({
    page,
    context,
    browser,
    faults,
  }) => {
    const words = said[language];
    const hands = handsOn(page);
    await signInAs(page, 'assistant');
    await context.addCookies([
      { name: 'language', value: language, domain: 'localhost', path: '/' },
    ]);
    await page.goto('/sp24/people');
    await settled(page);
    await hands.press(page.getByRole('link', { name: words.change }));
    const note = `${crypto.randomUUID().slice(0, 8)}`;
    await hands.press(page.getByLabel(words.cancel));
    await hands.write(page.getByRole('textbox', { name: words.note }), note);
    await hands.press(page.getByRole('button', { name: words.doCancel }));
    await expect(page.getByText(words.cancelled)).toBeVisible();

    // Somebody without an account, on the other side of the world.
    const reader = await browser.newContext({ timezoneId: 'Asia/Shanghai' });
    await reader.addCookies([
      { name: 'language', value: language, domain: 'localhost', path: '/' },
    ]);
    const read = await reader.newPage();
    await read.goto(new URL('/sp24/people', page.url()).href);
    await expect(read.getByText(words.thisWeek)).toBeVisible();
    await expect(read.getByText(note)).toBeVisible();
    await expect(read.getByText('GMT+8').first()).toBeVisible();
    await reader.close();

    await hands.press(page.getByRole('button', { name: words.restore }));
    await expect(page.getByText(words.restored)).toBeVisible();

    await hands.press(page.getByLabel(words.move));
    const form = page
      .locator('form')
      .filter({ has: page.getByRole('button', { name: words.doMove }) });
    const moving = form.filter({ visible: true });
    await moving.getByLabel(words.end).fill('16:00');
    await hands.write(moving.getByRole('textbox', { name: words.place }), 'Room 405');
    await hands.press(moving.getByRole('button', { name: words.doMove }));
    await expect(page.getByText(words.endsFirst)).toBeVisible();
    // A refused form answers 422, which Chromium reports as an error of the console.
    faults.length = 0;
    await expect(moving.getByRole('textbox', { name: words.place })).toHaveValue('Room 405');
    await moving.getByLabel(words.end).fill('18:30');
    await hands.press(moving.getByRole('button', { name: words.doMove }));
    await expect(page.getByText(words.moved)).toBeVisible();
    await hands.press(page.getByRole('link', { name: words.people }));
    await expect(page.getByText(/17:00–18:30/)).toBeVisible();
  });
}
