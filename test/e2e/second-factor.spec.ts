import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { translator } from '#app/i18n/translator.ts';
import { codeOf } from '#test/setup/authenticator-app.ts';
import { openOwnPortal } from '#test/setup/own-portal.ts';
import { barriers, bringAxe } from './barriers.ts';
import { expect, settled, test } from './fixtures.ts';
import { keyboard, mouse } from './hands.ts';
import { offerPasskeysWhenAsked, openDevice } from './virtual-device.ts';

// A course like the demo's, but one that asks its staff for a second factor.
let portal: Awaited<ReturnType<typeof openOwnPortal>>;
const content = mkdtempSync(path.join(tmpdir(), 'practicum-content-'));
test.beforeAll(async () => {
  test.setTimeout(120_000);
  cpSync('content/syllabus', content, { recursive: true });
  appendFileSync(path.join(content, 'sp24', 'offering.yaml'), '\nstaffSecondFactor: required\n');
  portal = await openOwnPortal(() => Promise.resolve({ CONTENT: content }));
});
test.afterAll(async () => {
  await portal.close();
  rmSync(content, { recursive: true, force: true });
});

test.describe.configure({ mode: 'serial', timeout: 120_000 });

for (const [how, handsOn, language, role] of [
  ['by mouse, in English', mouse, 'en', 'assistant'],
  ['by keyboard, in Chinese', keyboard, 'zh', 'instructor'],
] as const) {
  test(`staff set up a second factor and show it, ${how}`, async ({ page, faults }) => {
    const hands = handsOn(page);
    const t = translator(language, 'waysIn');
    const frame = translator(language, 'frame');
    await openDevice(page);
    await offerPasskeysWhenAsked(page);
    const enter = async () => {
      await page.goto(`${portal.address}/sign-in?lang=${language}`);
      await settled(page);
      await hands.press(page.locator(`button[name="demo"][value="${role}"]`));
      await page.waitForURL('**/sign-in/second?to=**');
      await settled(page);
    };
    const code = page.getByRole('textbox', { name: t('second.code') });

    await enter();
    await expectNothingForStaff(page);
    await page.goto(`${portal.address}/sp24`);
    await settled(page);
    await expect(page.getByText(frame('secondFactor.wanted'))).toBeVisible();
    await hands.press(page.getByRole('link', { name: frame('secondFactor.show') }));
    await hands.press(page.getByRole('button', { name: t('second.begin') }));
    await expect(page.getByRole('img', { name: t('second.qr') })).toBeVisible();
    await bringAxe(page);
    expect(await barriers(page)).toEqual([]);
    const secret = (await page.locator('form code').textContent()) ?? '';
    await hands.write(code, '12345');
    await hands.press(page.getByRole('button', { name: t('second.confirm') }));
    await expect(page.getByText(t('second.wrong'))).toBeVisible();
    expect(await page.locator('form code').textContent()).toBe(secret);
    // The browser's own line about the refusal.
    expect(faults.splice(0)).toEqual([expect.stringContaining('status of 422')]);
    await code.fill('');
    await hands.write(code, codeOf(secret, inSeconds(0)));
    await hands.press(page.getByRole('button', { name: t('second.confirm') }));
    await page.waitForURL(`${portal.address}/sp24`);
    await expect(page.getByText(frame('secondFactor.wanted'))).toBeHidden();

    // Each code works once: the next one counts half a minute early.
    await enter();
    await hands.write(code, codeOf(secret, inSeconds(30)));
    await hands.press(page.getByRole('button', { name: t('second.submit') }));
    await page.waitForURL('**/sp24/staff/queue**');

    await page.goto(`${portal.address}/account/sign-in`);
    await settled(page);
    await expect(page.getByRole('heading', { name: t('second.app') })).toBeVisible();
    await hands.press(page.getByRole('button', { name: t('passkey.add') }));
    await expect(page.getByText(t('passkey.added'))).toBeVisible();

    await enter();
    await hands.press(page.getByRole('button', { name: t('passkey.use') }));
    await page.waitForURL('**/sp24/staff/queue**');
  });
}

/** What a session of staff gets that has shown no second factor: pages, data and forms alike. */
async function expectNothingForStaff(page: Page): Promise<void> {
  const headers = { Origin: portal.address };
  for (const address of ['/sp24/staff/roster', '/sp24/staff/queue', '/sp24/dashboard', '/inbox']) {
    const options = { headers, maxRedirects: 0 };
    const shown = await page.request.get(portal.address + address, options);
    expect(shown.headers().location, address).toContain('/sign-in/second?to=');
    const data = await page.request.get(`${portal.address}${address}.data`, options);
    const said = await data.text();
    expect(said, address).toContain('/sign-in/second?to=');
    expect(said, address).not.toContain('@example.edu');
  }
  for (const address of ['/sp24/staff/time-machine', '/sp24/staff/seats', '/sp24/apply']) {
    const form = { by: '3600000', intent: 'any' };
    const sent = await page.request.post(portal.address + address, {
      headers,
      form,
      maxRedirects: 0,
    });
    expect(sent.headers().location, address).toContain('/sign-in/second?to=');
  }
}

/** An instant so many seconds from now. */
const inSeconds = (count: number) => new Date(new Date().getTime() + count * 1000);
