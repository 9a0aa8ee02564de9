import type { Browser } from '@playwright/test';
import { openOwnPortal } from '#test/setup/own-portal.ts';
import { expect, settled, signInAs, test, watch } from './fixtures.ts';
import { keyboard, mouse } from './hands.ts';

// What is handed in and opened here would stand on pages that others look at.
let portal: Awaited<ReturnType<typeof openOwnPortal>>;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  portal = await openOwnPortal();
});
test.afterAll(() => portal.close());

const title = 'One guidance weight does not fit all steps';
const milestone = '/sp24/projects/one-guidance-weight-does-not-fit-all-steps/milestone';

async function person(browser: Browser, role: string, language: 'en' | 'zh') {
  const context = await browser.newContext({ baseURL: portal.address });
  const page = await context.newPage();
  const faults = watch(page);
  await page.goto(`/?lang=${language}`);
  await signInAs(page, role);
  return { page, faults };
}

test('staff open a round by mouse, a classmate answers by keyboard alone in Chinese, the team reads it without a name', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const team = await person(browser, 'student', 'en');
  const click = mouse(team.page);
  await team.page.goto(milestone);
  await settled(team.page);
  const sheet = team.page.getByRole('textbox', { name: /^Milestone: / });
  await click.write(sheet, 'The weight that is best at the end is worst at the beginning.');
  await expect(team.page.getByRole('status').getByText('Saved')).toBeVisible();
  await click.press(team.page.getByRole('button', { name: /^Submit version 1/ }));
  await expect(team.page.getByText(/Version 1 is submitted/)).toBeVisible();

  const staff = await person(browser, 'instructor', 'en');
  const hand = mouse(staff.page);
  await staff.page.goto('/sp24/staff/projects');
  await settled(staff.page);
  await hand.press(staff.page.getByRole('link', { name: 'Peer feedback' }));
  await hand.press(staff.page.getByRole('button', { name: 'Open the round: 3 readings' }));
  await expect(staff.page.getByText(/^Done\. 3 readings were given/)).toBeVisible();
  const readers = staff.page.getByRole('region', { name: 'Readers and what they say' });
  // The plan is drawn by lot: our reader has the text by it, or gets it by hand.
  if ((await readers.getByText('Jonas Lindqvist').count()) === 0) {
    const list = staff.page.getByRole('region', { name: 'One more reader by hand' });
    await list.getByLabel('Text').selectOption({ label: title });
    await list.getByLabel('Reader').selectOption({ label: 'Jonas Lindqvist' });
    await hand.press(list.getByRole('button', { name: 'Give it to them' }));
    await expect(staff.page.getByText('Given. The reader is told.')).toBeVisible();
  }

  const reader = await person(browser, 'student-reviewed', 'zh');
  const keys = keyboard(reader.page);
  await reader.page.goto('/sp24/projects');
  await settled(reader.page);
  const own = reader.page.getByRole('region', { name: '你要阅读 1 份同学的报告' });
  await keys.press(own.getByRole('link', { name: title }));
  await expect(reader.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(reader.page.getByText('The weight that is best at the end')).toBeVisible();
  await settled(reader.page);
  const answers = reader.page.locator('textarea[name^="answer."]');
  await keys.write(answers.nth(0), '权重应当随步数变化。');
  await reader.page.reload();
  await settled(reader.page);
  await expect(answers.nth(0)).toHaveValue('权重应当随步数变化。');
  await keys.write(answers.nth(1), '第一张图。');
  await keys.write(answers.nth(2), '再试一个基线。');
  await keys.press(reader.page.getByRole('button', { name: '提交', exact: true }));
  await expect(reader.page.getByText(/^已提交。谢谢/)).toBeVisible();
  await expect(reader.page.getByRole('button', { name: '提交修改' })).toBeVisible();

  await team.page.reload();
  await settled(team.page);
  await expect(team.page.getByText('What classmates say')).toHaveCount(0);
  await staff.page.reload();
  await settled(staff.page);
  await hand.press(staff.page.getByRole('button', { name: 'Release to the teams' }));
  await expect(staff.page.getByText('Released. One team is told.')).toBeVisible();
  await team.page.reload();
  await settled(team.page);
  const voices = team.page.getByRole('region', { name: 'What classmates say' });
  await click.press(voices.getByText('Reader 1'));
  await expect(voices.getByText('再试一个基线。')).toBeVisible();
  expect(await team.page.content()).not.toContain('Jonas');
  expect([...team.faults, ...staff.faults, ...reader.faults]).toEqual([]);
});
