import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { translator } from '#app/i18n/translator.ts';
import { docx, paragraph, run } from '#test/factories/docx.ts';
import { portalAddress } from '#test/setup/portal-address.ts';
import { enterAs, expect, settled, test } from './fixtures.ts';
import { keyboard, mouse } from './hands.ts';
import { resolveAddress } from './resolve-address.ts';

test('the pages that are counted are the pages that come out of the printer', async ({ page }) => {
  await enterAs(page, 'student');
  await page.goto(await resolveAddress(page, '@project/proposal/print'));
  await settled(page);
  for (const times of [1, 3, 3, 2]) {
    await repeatText(page, times);
    const printed = await printedPages(page);
    await expect(page.getByText(new RegExp(`^${printed} pages? of 1`))).toBeVisible();
  }
  expect(await printedPages(page)).toBeGreaterThan(6);
});

test('the PDF has the pages that are counted, and those that the browser prints', async ({
  page,
}) => {
  await enterAs(page, 'student-reviewed');
  await page.goto(await resolveAddress(page, '@project/proposal/print'));
  await settled(page);
  const counted = await page.getByText(/^\d+ pages? of 1/).textContent();
  const made = page.waitForEvent('download');
  await page.getByRole('link', { name: 'PDF' }).click();
  const pdf = await readFile(await (await made).path(), 'latin1');
  const pages = pagesIn(pdf);
  expect(counted).toMatch(new RegExp(`^${pages} `));
  expect(await printedPages(page)).toBe(pages);
});

test('a team sees how many pages its text has where it writes, and when they are too many', async ({
  page,
}) => {
  await enterAs(page, 'student');
  await page.goto(await resolveAddress(page, '@project/proposal'));
  await settled(page);
  await expect(page.getByText('1 page of 1')).toBeVisible();
  await page.getByRole('link', { name: 'As on paper' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('As it stands now');
  await settled(page);
  await repeatText(page, 8);
  await expect(page.getByText(/ of 1 · \d+ too many$/)).toBeVisible();
});

for (const [how, handsOn, language] of [
  ['by mouse, in English', mouse, 'en'],
  ['by keyboard, in Chinese', keyboard, 'zh'],
] as const) {
  test(`an empty text begins with the template, or with a file, ${how}`, async ({ page }) => {
    const hands = handsOn(page);
    const t = translator(language, 'paper');
    await page.context().addCookies([{ name: 'language', value: language, url: portalAddress }]);
    await enterAs(page, 'student');
    const project = await resolveAddress(page, '@project');
    const text = page.locator('[contenteditable=true]');

    await page.goto(`${project}/${language === 'en' ? 'milestone' : 'report'}`);
    await hands.press(page.getByRole('button', { name: t('template') }));
    await expect(text.getByRole('heading', { level: 2 }).nth(4)).toBeVisible();
    await expect(page.getByRole('button', { name: t('template') })).toBeHidden();
    await text.press('ControlOrMeta+a');
    await text.press('Delete');

    const chosen = page.waitForEvent('filechooser');
    await hands.press(page.getByRole('button', { name: t('import') }));
    const markdown = '# Aim\n\nLearn $p(x)$.\n\n| a | b |\n| - | - |\n| 1 | 2 |\n';
    const file = { name: 'text.md', mimeType: 'text/markdown', buffer: Buffer.from(markdown) };
    await (await chosen).setFiles(file);
    const dialog = page.getByRole('dialog', { name: t('bring.title', { name: file.name }) });
    await expect(dialog).toContainText(t('bring.taken.tables', { count: 1 }));
    await hands.press(dialog.getByRole('button', { name: t('bring.begin') }));
    await expect(text.getByRole('heading', { level: 2 })).toHaveText('Aim');
    await expect(text.locator('.katex')).toHaveCount(1);
    await expect(text.getByRole('cell', { name: '2' })).toBeVisible();

    // Kept over a reload. A file of Word in place of it; then what stood there before, below it.
    await page.reload();
    await expect(text.getByRole('cell', { name: '2' })).toBeVisible();
    const second = page.waitForEvent('filechooser');
    await hands.press(page.getByRole('button', { name: t('bring.open') }));
    const word = docx(paragraph(run('Instead'), 'Heading1') + paragraph(run('Of all.')));
    await (
      await second
    ).setFiles({
      ...{ name: 'text.docx', mimeType: 'application/octet-stream', buffer: Buffer.from(word) },
    });
    await hands.choose(page.getByRole('radio', { name: t('bring.instead') }));
    await hands.press(page.getByRole('button', { name: t('bring.replace') }));
    await expect(text.getByRole('heading', { level: 2 })).toHaveText('Instead');
    await expect(text.locator('.katex')).toHaveCount(0);
    await hands.press(page.getByRole('button', { name: t('bring.back'), exact: false }).first());
    await hands.choose(page.getByRole('radio', { name: t('bring.end') }));
    await hands.press(page.getByRole('button', { name: t('bring.add') }));
    await expect(text.getByRole('heading', { level: 2 })).toHaveText(['Instead', 'Aim']);
    await text.press('ControlOrMeta+a');
    await text.press('Delete');
    await expect(page.getByRole('button', { name: t('import') })).toBeVisible();
  });
}

/** Makes the text on the sheet so many times as long. */
async function repeatText(page: Page, times: number): Promise<void> {
  await page.locator('[class*=sheet] [class*=text]').evaluate((text, count) => {
    const blocks = [...text.children];
    for (let round = 1; round < count; round += 1) {
      text.append(...blocks.map((block) => block.cloneNode(true)));
    }
  }, times);
}

/** What Chromium prints, in pages. */
async function printedPages(page: Page): Promise<number> {
  return pagesIn((await page.pdf({ preferCSSPageSize: true })).toString('latin1'));
}

function pagesIn(pdf: string): number {
  return pdf.match(/\/Type\s*\/Page(?!s)/g)?.length ?? 0;
}
