import type { Page } from '@playwright/test';
import { expect, signInAs, test } from './fixtures.ts';
import { keyboard, mouse, type Hands } from './hands.ts';

const words = {
  en: {
    look: 'Show the difference',
    apply: 'Apply what is ticked',
    undo: 'Undo this import',
    applied: 'Applied: 2 people.',
    undone: 'This import was undone.',
    hide: 'Do not list me',
    list: 'List me',
    hidden: 'Your classmates do not see you here.',
  },
  zh: {
    look: '查看差异',
    apply: '应用已勾选的项目',
    undo: '撤销此次导入',
    applied: '已应用：2 人。',
    undone: '此次导入已撤销。',
    hide: '不要列出我',
    list: '列出我',
    hidden: '同学在这里看不到你。',
  },
} as const;

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Names that a sheet, a browser or a reader's eye would take for something else. */
const attacks = (fresh: string) => [
  'Name,Email,Section',
  `=cmd|' /C calc'!A0,cmd-${fresh}@roster.example,1`,
  `<script>alert(1)</script>,script-${fresh}@roster.example,1`,
  `\u202eevil,`,
];

for (const [language, handsOn] of [
  ['en', mouse],
  ['zh', keyboard],
] as const) {
  const say = words[language];
  const name = handsOn.name;

  test(`a roster is compared, applied and undone, in ${language} by ${name}`, async ({ page }) => {
    const hands: Hands = handsOn(page);
    const fresh = crypto.randomUUID().slice(0, 8);
    page.on('dialog', () => {
      throw new Error('A name of the roster ran.');
    });
    await signInAs(page, 'assistant');
    await page.goto(`/sp24/staff/roster/import?lang=${language}`);
    await hands.write(page.getByRole('textbox'), attacks(fresh).join('\n'));
    await hands.press(button(page, say.look));
    await page.waitForURL(/\/import\/[0-9a-f-]{36}/);
    await expect(page.getByText('<script>alert(1)</script>')).toBeVisible();
    await hands.press(button(page, say.apply));
    await expect(page.getByText(say.applied)).toBeVisible();

    const file = await page.request.get(`/sp24/staff/roster/export?q=${fresh}`);
    expect(await file.text()).toContain("'=cmd|");
    await hands.press(button(page, say.undo));
    await expect(page.getByText(say.undone)).toBeVisible();
    await page.goto(`/sp24/staff/roster?q=${fresh}&role=dropped`);
    await expect(page.getByRole('rowheader')).toHaveCount(2);
  });

  test(`a student leaves the class list and comes back, in ${language} by ${name}`, async ({
    page,
  }) => {
    const hands = handsOn(page);
    await signInAs(page, 'student');
    await page.goto(`/sp24/people?lang=${language}`);
    await hands.press(button(page, say.hide));
    await expect(page.getByText(say.hidden)).toBeVisible();
    await hands.press(button(page, say.list));
    await expect(button(page, say.hide)).toBeVisible();
  });
}
