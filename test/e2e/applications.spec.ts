import type { Browser, Page } from '@playwright/test';
import { openOwnPortal } from '#test/setup/own-portal.ts';
import { expect, settled, signInAs, test, watch } from './fixtures.ts';
import { keyboard, mouse, type Hands } from './hands.ts';

// Who applies here becomes somebody else to every other page.
let portal: Awaited<ReturnType<typeof openOwnPortal>>;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  portal = await openOwnPortal();
});
test.afterAll(() => portal.close());

test.describe.configure({ mode: 'serial', timeout: 120_000 });

const staffNote = 'Reads papers to the end: canary 5e0f';

test('somebody applies, is reviewed, and learns the answer at the release, by mouse', async ({
  browser,
}) => {
  const { page, hands, faults } = await person(browser, mouse);
  await signInAs(page, 'auditor');
  await page.goto('/sp24');
  await hands.press(page.getByRole('link', { name: 'Apply for a seat' }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Apply for a seat');
  await settled(page);
  await hands.choose(page.getByRole('radio', { name: 'Doctoral student' }));
  await hands.write(page.getByLabel('Department or field'), 'Oceanography');
  await hands.write(page.getByLabel('Something you have trained'), 'A model of tides.');
  await hands.write(page.getByLabel('Why this course'), 'To understand bounds.');
  await expect(page.getByRole('status').getByText('Saved')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Why this course')).toHaveValue('To understand bounds.');
  await expect(page.getByRole('radio', { name: 'Doctoral student' })).toBeChecked();

  await settled(page);
  await hands.press(page.getByRole('button', { name: 'Send application' }));
  await expect(page.getByText('Without this nobody may read your application.')).toBeVisible();
  await expect(page.getByLabel('Why this course')).toHaveValue('To understand bounds.');
  await hands.press(page.getByRole('checkbox', { name: /staff may read/ }));
  await hands.press(page.getByRole('button', { name: 'Send application' }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your application is in');

  const staff = await person(browser, mouse);
  await signInAs(staff.page, 'assistant');
  await staff.page.goto('/sp24/staff/applications');
  await settled(staff.page);
  await staff.hands.press(staff.page.getByRole('link', { name: 'Kwame Boateng' }));
  await expect(staff.page.getByText('To understand bounds.')).toBeVisible();
  await settled(staff.page);
  await staff.hands.choose(staff.page.getByRole('radio', { name: /^4/ }));
  await staff.hands.write(staff.page.getByLabel('Private note'), staffNote);
  await expect(staff.page.getByRole('status').getByText('Saved')).toBeVisible();
  const waitlist = staff.page.getByRole('button', { name: 'Prepare waitlist' });
  await staff.hands.press(waitlist);
  await expect(waitlist).toHaveAttribute('aria-pressed', 'true');

  // What is prepared leaves no trace.
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your application is in');

  await release(staff, 'See the plan and release', /^Release \d+ outcomes?$/, 'Released');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are on the waitlist');
  expect(await page.content()).not.toContain('canary 5e0f');
  await hands.press(page.getByRole('link', { name: 'See your place' }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^You are \d+\w\w of \d+\.$/);
  expect([...faults, ...staff.faults]).toEqual([]);
});

test('the same with the keyboard alone, in Chinese', async ({ browser }) => {
  const { page, hands, faults } = await person(browser, keyboard);
  await signInAs(page, 'applicant');
  await page.goto('/sp24/apply?lang=zh');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('你的申请已收到');
  await settled(page);
  await hands.write(page.getByLabel('为什么想上这门课'), ' One more reason.');
  await expect(page.getByRole('status').getByText('已保存')).toBeVisible();
  await hands.press(page.getByRole('button', { name: '提交修改' }));
  await expect(page.getByText('修改已提交')).toBeVisible();

  const staff = await person(browser, keyboard);
  await signInAs(staff.page, 'assistant');
  await staff.page.goto('/sp24/staff/applications?lang=zh');
  await staff.hands.press(staff.page.getByRole('link', { name: 'Nadia Benali' }));
  await expect(staff.page.getByText('One more reason.')).toBeVisible();
  await settled(staff.page);
  await expect(staff.page.getByText('另有 1 人评审过')).toBeVisible();
  await staff.page.keyboard.press('2');
  await expect(staff.page.getByText('分数相差 2 分')).toBeVisible();
  await staff.page.keyboard.press('w');
  await expect(staff.page.getByRole('button', { name: '备好候补' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await staff.page.keyboard.press('n');
  await staff.page.keyboard.type(staffNote);
  await expect(staff.page.getByRole('status').getByText('已保存')).toBeVisible();

  await release(staff, '查看方案并公布', /^公布 \d+ 个结果$/, '已公布');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('你在候补名单上');
  expect(await page.content()).not.toContain('canary 5e0f');
  expect([...faults, ...staff.faults]).toEqual([]);
});

type Person = { page: Page; hands: Hands; faults: string[] };

/** From the list to the plan, and what it shows is told to everybody in it. */
async function release(
  { page, hands }: Person,
  plan: string,
  button: RegExp,
  done: string,
): Promise<void> {
  await page.goto('/sp24/staff/applications');
  await hands.press(page.getByRole('link', { name: plan }));
  await hands.press(page.getByRole('button', { name: button }));
  await expect(page.getByRole('status').getByText(done)).toBeVisible();
}

async function person(browser: Browser, handsOn: (page: Page) => Hands): Promise<Person> {
  const context = await browser.newContext({ baseURL: portal.address });
  const page = await context.newPage();
  return { page, hands: handsOn(page), faults: watch(page) };
}
