import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { expect, settled, test, watch } from './fixtures.ts';
import { keyboard, mouse } from './hands.ts';

const password = 'correct horse battery';
const fresh = 'another long password';

for (const [name, handsOn] of [
  ['by mouse', mouse],
  ['by keyboard alone', keyboard],
] as const) {
  test(`somebody gets in, looks after their account and goes ${name}`, async ({
    page,
    browser,
  }) => {
    test.setTimeout(180_000);
    const hands = handsOn(page);
    const email = `zoe-${crypto.randomUUID().slice(0, 8)}@example.edu`;
    const button = (label: string) => page.getByRole('button', { name: label, exact: true });
    const field = (label: string) => page.getByRole('textbox', { name: label, exact: true });

    await page.goto('/sign-up');
    await settled(page);
    await hands.write(field('Name'), 'Zoe Zhang');
    await hands.write(field('E-mail'), email);
    await hands.write(field('Password'), password);
    await hands.press(button('Create account'));
    await expect(page.getByText('Look into your mailbox')).toBeVisible();
    await hands.press(page.getByRole('link', { name: 'Follow the letter’s link' }));
    await hands.press(button('Confirm my address'));
    await page.waitForURL('**/account');

    await settled(page);
    await hands.write(field('Name'), ' II');
    const zone = page.getByRole('combobox', { name: 'Time zone' });
    await hands.pick(zone, 'Asia/Shanghai');
    await hands.press(button('Save profile'));
    await expect(page.getByText('Your profile is saved.')).toBeVisible();
    await expect(field('Name')).toHaveValue('Zoe Zhang II');
    await expect(zone).toHaveValue('Asia/Shanghai');

    const elsewhere = await (await browser.newContext()).newPage();
    const faults = watch(elsewhere);
    await elsewhere.goto('/sign-in/forgot');
    await settled(elsewhere);
    const there = handsOn(elsewhere);
    await there.write(elsewhere.getByRole('textbox', { name: 'E-mail' }), email);
    await there.press(elsewhere.getByRole('button', { name: 'Send the link' }));
    await there.press(elsewhere.getByRole('link', { name: 'Follow the letter’s link' }));
    await elsewhere.waitForURL('**/sign-in/reset/**');
    await settled(elsewhere);
    await there.write(elsewhere.getByRole('textbox', { name: 'New password' }), fresh);
    await there.press(elsewhere.getByRole('button', { name: 'Set password' }));
    await elsewhere.waitForURL((url) => url.pathname === '/');
    expect(faults).toEqual([]);

    // The reset has ended the session here.
    await page.goto('/account/sessions');
    await page.waitForURL('**/sign-in?to=**');
    await settled(page);
    await hands.write(field('E-mail'), email);
    await hands.write(field('Password'), fresh);
    await hands.press(button('Sign in'));
    await page.waitForURL('**/account/sessions');
    await hands.press(button('End all others'));
    await expect(page.getByText('1 other session is ended.')).toBeVisible();
    await elsewhere.goto('/account');
    await elsewhere.waitForURL('**/sign-in?to=**');

    await hands.press(page.getByRole('link', { name: 'Your data', exact: true }));
    await page.waitForURL('**/account/data');
    const download = page.waitForEvent('download');
    await hands.press(page.getByRole('link', { name: 'Download all that is mine' }));
    const archive = unzipSync(readFileSync(await (await download).path()));
    const me: unknown = JSON.parse(strFromU8(archive['me.json'] ?? new Uint8Array()));
    expect(me).toMatchObject({ profile: { name: 'Zoe Zhang II', email, zone: 'Asia/Shanghai' } });

    const confirm = field('Type your address to confirm');
    await hands.write(confirm, email);
    await hands.press(button('Delete my account'));
    await expect(page.getByText('Your account is deleted')).toBeVisible();
  });
}

test('an account is looked after in Chinese', async ({ page }) => {
  await page.goto('/sign-up?lang=zh');
  await settled(page);
  await page.getByLabel('姓名').fill('王小明');
  await page.getByLabel('电子邮箱').fill(`wang-${crypto.randomUUID().slice(0, 8)}@example.edu`);
  await page.getByRole('textbox', { name: '密码' }).fill(password);
  await page.getByRole('button', { name: '注册账号' }).click();
  await expect(page.getByText('请在一天内打开链接')).toBeVisible();
  await page.getByRole('link', { name: '打开信中的链接' }).click();
  await page.getByRole('button', { name: '确认我的邮箱' }).click();
  await page.waitForURL('**/account');
  await expect(page.getByRole('heading', { level: 1, name: '个人资料' })).toBeVisible();
  await page.getByRole('link', { name: '会话', exact: true }).click();
  await expect(page.getByText('当前会话')).toBeVisible();
});
