import type { Browser, Page } from '@playwright/test';
import { openOwnPortal } from '#test/setup/own-portal.ts';
import { expect, settled, signInAs, test, watch } from './fixtures.ts';
import { keyboard, mouse, type Hands } from './hands.ts';

// What is approved here waits no longer on any other page.
let portal: Awaited<ReturnType<typeof openOwnPortal>>;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  portal = await openOwnPortal();
});
test.afterAll(() => portal.close());

test.describe.configure({ mode: 'serial', timeout: 180_000 });

const words = {
  en: {
    sheet: /^Proposal: /,
    saved: 'Saved',
    submit: /^Submit version/,
    submitted: /Version \d+ is submitted/,
    level: 'Strong',
    whole: 'Comment on all of it',
    comment: 'Comment',
    draft: 'Save draft',
    addNote: 'Add a note',
    note: 'Note among staff (Markdown)',
    keepNote: 'Keep note',
    withConditions: /^Approve with conditions/,
    condition: (number: number) => `Condition ${number}`,
    addCondition: 'Add a condition',
    approve: /^Approve version \d+ with conditions$/,
    told: /is approved with conditions; the team has been told/,
    wholeText: 'About the whole text',
    approved: 'with 2 conditions',
    rubric: 'Rubric',
    inherited: /^Conditions from/,
    met: 'Mark as met',
    how: 'How you met it, in a few words',
    ticked: 'Met, says the team',
    accept: 'Accept',
    accepted: 'Accepted',
    open: 'One is not accepted yet.',
  },
  zh: {
    sheet: /^开题报告: /,
    saved: '已保存',
    submit: /^提交第/,
    submitted: /第 \d+ 版已提交/,
    level: '出色',
    whole: '批注全文',
    comment: '批注',
    draft: '保存草稿',
    addNote: '添加笔记',
    note: '内部笔记（Markdown）',
    keepNote: '保存笔记',
    withConditions: /^附条件通过/,
    condition: (number: number) => `条件 ${number}`,
    addCondition: '添加条件',
    approve: /^附条件通过第 \d+ 版$/,
    told: /已附条件通过，并已通知团队/,
    wholeText: '关于全文',
    approved: '2 项条件',
    rubric: '评分标准',
    inherited: /^前一阶段的条件/,
    met: '标为已完成',
    how: '简单说明如何完成',
    ticked: '团队表示已完成',
    accept: '确认',
    accepted: '已确认',
    open: '还有 1 项未确认。',
  },
} as const;

for (const [language, hands, handsOn, student, project] of [
  ['en', 'by mouse', mouse, 'student-reviewed', 'where-does-a-hierarchical-vae-stop-listening'],
  ['zh', 'by keyboard alone', keyboard, 'student', 'one-guidance-weight-does-not-fit-all-steps'],
] as const) {
  test(`staff approve with conditions, the team meets one, staff accept it, ${hands}, in ${language}`, async ({
    browser,
  }) => {
    const w = words[language];
    const team = await person(browser, handsOn, student, language);
    const path = `/sp24/projects/${project}`;
    await team.page.goto(`${path}/proposal`);
    await settled(team.page);
    await team.hands.write(team.page.getByRole('textbox', { name: w.sheet }), ' A sentence more.');
    await expect(team.page.getByRole('status').getByText(w.saved)).toBeVisible();
    await team.hands.press(team.page.getByRole('button', { name: w.submit }));
    await expect(team.page.getByText(w.submitted)).toBeVisible();

    const staff = await person(browser, handsOn, 'assistant', language);
    const { page } = staff;
    await page.goto(`/sp24/staff/queue/${project}/proposal`);
    await settled(page);
    const strong = page.getByRole('radio', { name: w.level }).first();
    await staff.hands.choose(strong);
    await expect(strong).toBeChecked();

    // A saved reply at the caret, by its first letters.
    await staff.hands.press(page.getByRole('button', { name: w.whole }));
    const comment = page.getByRole('textbox', { name: w.comment, exact: true });
    await staff.hands.write(comment, '/several');
    await expect(page.getByRole('option', { name: /^Several seeds/ })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(comment).toHaveValue(/^One run is an anecdote/);
    await page.keyboard.type(' @Iris');
    await expect(page.getByRole('option', { name: 'Iris Delacroix' })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(comment).toHaveValue(/@Iris Delacroix $/);
    await staff.hands.press(page.getByRole('button', { name: w.draft }));
    await expect(page.getByRole('article').filter({ hasText: 'One run is an' })).toBeVisible();

    await staff.hands.press(page.getByRole('button', { name: w.addNote }));
    const secret = `Quiet team: canary ${language}`;
    await staff.hands.write(page.getByRole('textbox', { name: w.note }), secret);
    // What is for staff alone is not in the words to the team.
    await expect(page.locator('textarea[name="note"]')).toHaveValue('');
    await staff.hands.press(page.getByRole('button', { name: w.keepNote }));
    await expect(page.getByRole('listitem').filter({ hasText: secret })).toBeVisible();

    // Another browser of the same person goes on with what is being written.
    await staff.hands.choose(page.getByRole('radio', { name: w.withConditions }));
    const kept = page.waitForResponse(
      (answer) => answer.url().endsWith('/words') && answer.status() === 204,
    );
    await staff.hands.write(page.getByRole('textbox', { name: w.condition(1) }), 'Three seeds');
    await kept;
    const elsewhere = await person(browser, handsOn, 'assistant', language);
    await elsewhere.page.goto(page.url());
    await settled(elsewhere.page);
    await elsewhere.hands.choose(elsewhere.page.getByRole('radio', { name: w.withConditions }));
    await expect(elsewhere.page.getByRole('textbox', { name: w.condition(1) })).toHaveValue(
      'Three seeds',
    );

    await staff.hands.press(page.getByRole('button', { name: w.addCondition }));
    await staff.hands.write(page.getByRole('textbox', { name: w.condition(2) }), 'A baseline');
    await staff.hands.press(page.getByRole('button', { name: w.approve }));
    await expect(page.getByText(w.told)).toBeVisible();

    await team.page.reload();
    await expect(team.page.getByText(w.approved).first()).toBeVisible();
    await expect(team.page.getByRole('heading', { name: w.rubric })).toBeVisible();
    const whole = team.page.getByRole('region', { name: w.wholeText });
    await expect(whole.getByText('@Iris Delacroix')).toBeVisible();
    expect(await team.page.content()).not.toContain(secret);

    await team.page.goto(`${path}/milestone`);
    await settled(team.page);
    expect(await team.page.content()).not.toContain(secret);
    const first = (at: Page) =>
      at.getByRole('list', { name: w.inherited }).getByRole('listitem').first();
    await team.hands.press(first(team.page).getByRole('button', { name: w.met }));
    await team.hands.write(team.page.getByRole('textbox', { name: w.how }), 'Five even');
    await team.hands.press(first(team.page).getByRole('button', { name: w.met }));
    await expect(first(team.page).getByText(w.ticked)).toBeVisible();

    await page.goto(`/sp24/staff/queue/${project}/proposal`);
    await settled(page);
    const item = page.getByRole('listitem').filter({ hasText: 'Three seeds' });
    await expect(item.getByText('Five even')).toBeVisible();
    await staff.hands.press(item.getByRole('button', { name: w.accept, exact: true }));
    await expect(item.getByText(w.accepted)).toBeVisible();
    await team.page.reload();
    await expect(first(team.page).getByText(w.accepted)).toBeVisible();
    await expect(team.page.getByText(w.open)).toBeVisible();
    expect([...team.faults, ...staff.faults, ...elsewhere.faults]).toEqual([]);
  });
}

async function person(
  browser: Browser,
  handsOn: (page: Page) => Hands,
  role: string,
  language: 'en' | 'zh',
) {
  const context = await browser.newContext({ baseURL: portal.address });
  const page = await context.newPage();
  const faults = watch(page);
  await page.goto(`/?lang=${language}`);
  await signInAs(page, role);
  return { page, hands: handsOn(page), faults };
}
