import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import words from '#app/i18n/en/staff.ts';
import { translator } from '#app/i18n/translator.ts';
import { openOwnPortal } from '#test/setup/own-portal.ts';
import { barriers, bringAxe } from './barriers.ts';
import { expect, settled, signInAs, test, watch } from './fixtures.ts';
import { keyboard, mouse } from './hands.ts';

// A course like the demo's, but one whose third homework teams hand in together.
let portal: Awaited<ReturnType<typeof openOwnPortal>>;
const content = mkdtempSync(path.join(tmpdir(), 'practicum-content-'));
test.beforeAll(async () => {
  test.setTimeout(120_000);
  cpSync('content/syllabus', content, { recursive: true });
  const file = path.join(content, 'sp24', 'homework', 'hw3.md');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('expects: {', 'expects: { byTeam: true,'));
  portal = await openOwnPortal(() => Promise.resolve({ CONTENT: content }));
});
test.afterAll(async () => {
  await portal.close();
  rmSync(content, { recursive: true, force: true });
});

test.describe.configure({ mode: 'serial', timeout: 120_000 });

for (const [how, handsOn, language, role, mates] of [
  ['by mouse, in English', mouse, 'en', 'student', ['Linh Tran']],
  [
    'by keyboard alone, in Chinese',
    keyboard,
    'zh',
    'student-reviewed',
    ['Priya Raghunathan', 'Mateo Castellanos'],
  ],
] as const) {
  test(`one of a team hands in for all, on time and late, and it is marked once, ${how}`, async ({
    browser,
  }) => {
    const t = translator(language, 'handIn');
    const price = translator(language, 'teamPrice');
    const late = translator(language, 'late');
    const staff = await browser.newPage({ baseURL: portal.address });
    await signInAs(staff, 'instructor');
    const travel = async (to: string) => {
      await staff.goto('/sp24/staff/time-machine');
      await settled(staff);
      await staff.locator('input[name="wall"]').fill(to);
      const moved = staff.waitForResponse((answer) => answer.request().method() === 'POST');
      await staff.getByRole('button', { name: words.time.go }).click();
      await moved;
    };
    await travel('2024-02-26T10:00');
    const page = await browser.newPage({ baseURL: portal.address });
    const hands = handsOn(page);
    const faults = watch(page);
    await signInAs(page, role);
    const open = async () => {
      await page.goto(`/sp24/homework/hw3?lang=${language}`);
      await settled(page);
    };
    const desk = page.getByRole('region', { name: t('title') });
    const choose = async (text: string) => {
      const chooser = page.waitForEvent('filechooser');
      await hands.press(
        desk.getByRole('button', { name: new RegExp(`^(${t('choose')}|${t('chooseMore')})$`) }),
      );
      const cells = { cells: [text], metadata: {}, nbformat: 4, nbformat_minor: 5 };
      const buffer = Buffer.from(JSON.stringify(cells));
      await (await chooser).setFiles([{ name: 'hw3.ipynb', mimeType: 'text/plain', buffer }]);
    };
    const button = desk.getByRole('button', { name: numbered(t('button', { next: 0 })) });
    const done = page.getByText(numbered(t('done', { version: 0 })));

    await open();
    await choose(`${role} on time`);
    await expect(
      desk.getByText(t('forTeam', { names: new Intl.ListFormat(language).format(mates) })),
    ).toBeVisible();
    await expect(desk.getByText(t('onTime'))).toBeVisible();
    await hands.press(button);
    await expect(done).toBeVisible();
    const together = desk.getByText(t('together', { names: '' }), { exact: false });
    for (const name of mates) await expect(together.first()).toContainText(name);

    await travel('2024-03-08T10:00');
    await open();
    await choose(`${role} late`);
    const takes = late('takes.day', { count: 2 });
    for (const name of mates) {
      await expect(desk.getByText(price('pays', { name, takes }))).toBeVisible();
    }
    await expect(button).toBeDisabled();
    await hands.tick(desk.getByRole('checkbox', { name: t('agreeForTeam') }));
    await bringAxe(page);
    expect(await barriers(page)).toEqual([]);
    await hands.press(button);
    await expect(done).toBeVisible();
    await expect(desk.getByText(`${t('standing.counts late')} · ${takes}`)).toBeVisible();

    await staff.goto('/sp24/staff/grading/hw3');
    await settled(staff);
    const row = staff.getByRole('row').filter({ hasText: mates[0] });
    await expect(row).toHaveCount(1);
    expect(faults).toEqual([]);
    await Promise.all([page.close(), staff.close()]);
  });
}

/** A text with whatever number in the place of its 0. */
function numbered(text: string): RegExp {
  return new RegExp(`^${text.replace('0', '\\d+')}$`);
}
