import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page, Route } from '@playwright/test';
import words from '#app/i18n/en/staff.ts';
import { translator } from '#app/i18n/translator.ts';
import { openOwnPortal } from '#test/setup/own-portal.ts';
import { expect, settled, signInAs, test, watch } from './fixtures.ts';
import { keyboard, mouse } from './hands.ts';

// The clock is moved, and versions are handed in that others would find.
let portal: Awaited<ReturnType<typeof openOwnPortal>>;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  portal = await openOwnPortal();
});
test.afterAll(() => portal.close());

const notebook = (text: string) => ({
  name: 'hw3.ipynb',
  mimeType: 'application/x-ipynb+json',
  buffer: Buffer.from(
    JSON.stringify({ cells: [text], metadata: {}, nbformat: 4, nbformat_minor: 5 }),
  ),
});
const report = {
  name: 'report.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7\nA game of two.\nstartxref\n9\n%%EOF\n'),
};

const desk = (page: Page) => page.getByRole('region', { name: 'Hand in' });
const bring = (page: Page, files: Parameters<Page['setInputFiles']>[1]) =>
  desk(page).locator('input[type="file"]').setInputFiles(files);

async function openHomework(page: Page) {
  const faults = watch(page);
  await signInAs(page, 'student');
  await page.goto('/sp24/homework/hw3');
  await settled(page);
  return faults;
}

test('files are brought, handed in and replaced; the receipt fits them without the portal', async ({
  browser,
}) => {
  const page = await browser.newPage({ baseURL: portal.address });
  const faults = await openHomework(page);
  const button = desk(page).getByRole('button', { name: /^Hand in version/ });
  await expect(button).toBeDisabled();
  await bring(page, [notebook('first'), report]);
  await expect(desk(page).getByText('hw3.ipynb')).toBeVisible();
  await expect(desk(page).getByText('report.pdf')).toBeVisible();
  await expect(desk(page).getByText('On time: it costs nothing.')).toBeVisible();
  await expect(button).toBeEnabled();
  // A closed tab loses nothing.
  await page.reload();
  await settled(page);
  await expect(desk(page).getByText('report.pdf')).toBeVisible();
  await button.dblclick();
  await expect(page.getByText('Version 1 is handed in')).toBeVisible();
  await expect(desk(page).getByText('These are the files that you handed in last.')).toBeVisible();

  const download = page.waitForEvent('download');
  await desk(page).getByRole('link', { name: 'Receipt', exact: true }).click();
  const folder = mkdtempSync(path.join(tmpdir(), 'practicum-receipt-'));
  const receipt = path.join(folder, 'receipt.json');
  await (await download).saveAs(receipt);
  const code = path.join(folder, 'renamed.pdf');
  writeFileSync(code, report.buffer);
  const verify = (file: string) =>
    execFileSync('npx', ['tsx', 'app/domain/records/verify-receipt.ts', receipt, file]).toString();
  expect(verify(code)).toContain('HANDED IN as report.pdf: renamed.pdf');
  writeFileSync(code, `${report.buffer}#`);
  expect(() => verify(code)).toThrow();
  rmSync(folder, { recursive: true });

  await bring(page, [notebook('second')]);
  await expect(desk(page).getByRole('button', { name: 'Hand in version 2' })).toBeEnabled();
  await desk(page).getByRole('button', { name: 'Leave out report.pdf' }).click();
  await expect(desk(page).getByRole('button', { name: 'Leave out report.pdf' })).toBeHidden();
  await desk(page).getByRole('button', { name: 'Hand in version 2' }).click();
  await expect(page.getByText('Version 2 is handed in')).toBeVisible();
  await expect(desk(page).getByText('counts, on time')).toHaveCount(1);
  await expect(desk(page).getByText('a later one counts')).toHaveCount(1);
  // Both were on time: nothing is asked.
  await desk(page).getByRole('button', { name: 'Let version 1 count' }).click();
  await expect(desk(page).getByText('you chose another one')).toHaveCount(1);
  await expect(desk(page).getByRole('button', { name: 'Let version 2 count' })).toBeVisible();
  expect(faults).toEqual([]);
  await page.close();
});

test('a file that does not open, or is of another kind, is found at once, and nothing is lost', async ({
  browser,
}) => {
  const page = await browser.newPage({ baseURL: portal.address });
  const faults = await openHomework(page);
  const before = await desk(page).getByRole('listitem').count();
  await bring(page, [{ ...report, name: 'broken.pdf', buffer: report.buffer.subarray(0, 12) }]);
  await expect(desk(page).getByText(/Not taken: it does not open/)).toBeVisible();
  await bring(page, [{ ...report, name: 'run.exe' }]);
  await expect(desk(page).getByText(/^Not taken: .* is expected/)).toBeVisible();
  await desk(page).getByRole('button', { name: 'Leave out broken.pdf' }).click();
  await desk(page).getByRole('button', { name: 'Leave out run.exe' }).click();
  await expect(desk(page).getByRole('listitem')).toHaveCount(before);
  expect(faults).toEqual([]);
  await page.close();
});

test('what the disk does not take is kept and sent again; what is left out is forgotten', async ({
  browser,
}) => {
  const page = await browser.newPage({ baseURL: portal.address });
  const faults = await openHomework(page);
  const answerPieces = (how: (route: Route) => Promise<void> | undefined) =>
    page.route('**/uploads/*', (route) =>
      route.request().method() === 'PATCH' ? how(route) : route.continue(),
    );
  await answerPieces((route) => route.fulfill({ status: 507 }));
  await bring(page, [{ ...report, name: 'full.pdf' }]);
  await expect(desk(page).getByText(/the portal’s disk is full or fails just now/)).toBeVisible();
  await page.unroute('**/uploads/*');
  await desk(page).getByRole('button', { name: 'Try full.pdf again' }).click();
  // While it is still on its way, leaving it out asks for the same as below, at its own time.
  await expect(desk(page).getByRole('link', { name: 'Look at full.pdf' })).toBeVisible();
  await expect(desk(page).getByText(/the portal’s disk is full/)).toBeHidden();
  await desk(page).getByRole('button', { name: 'Leave out full.pdf' }).click();
  await expect(desk(page).getByText('full.pdf')).toHaveCount(0);
  expect(faults.filter((fault) => !fault.includes('status of 507'))).toEqual([]);

  // Its bytes never come through.
  await answerPieces(() => undefined);
  await bring(page, [{ ...report, name: 'slow.pdf' }]);
  await expect(desk(page).getByText(/^0 B of/)).toBeVisible();
  const forgotten = page.waitForResponse((answer) => answer.request().method() === 'DELETE');
  await desk(page).getByRole('button', { name: 'Leave out slow.pdf' }).click();
  expect((await forgotten).status()).toBe(204);
  await page.reload();
  await settled(page);
  await expect(desk(page).getByText('slow.pdf')).toHaveCount(0);
  await page.close();
});

for (const [how, handsOn, language, role] of [
  ['by mouse, in English', mouse, 'en', 'student'],
  ['by keyboard alone, in Chinese', keyboard, 'zh', 'student-reviewed'],
] as const) {
  test(`on time; late, with the price agreed to first; past the last day not at all, ${how}`, async ({
    browser,
  }) => {
    const t = translator(language, 'handIn');
    const late = translator(language, 'late');
    const takes = (count: number) => late('takes.day', { count });
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
    const own = page.getByRole('region', { name: t('title') });
    const chooses = own.getByRole('button', {
      name: new RegExp(`^(${t('choose')}|${t('chooseMore')})$`),
    });
    const choose = async (text: string) => {
      const chooser = page.waitForEvent('filechooser');
      await hands.press(chooses);
      await (await chooser).setFiles([notebook(text)]);
    };
    const button = own.getByRole('button', { name: numbered(t('button', { next: 0 })) });
    const done = page.getByText(numbered(t('done', { version: 0 })));
    const agree = (text: RegExp | string) => own.getByRole('checkbox', { name: text });

    await open();
    await choose(`${role} on time`);
    await expect(own.getByText(t('onTime'))).toBeVisible();
    await expect(button).toBeEnabled();
    await hands.press(button);
    await expect(done).toBeVisible();
    await travel('2024-03-08T10:00');
    await open();
    await choose(`${role} late`);
    await expect(own.getByRole('checkbox')).toBeVisible();
    await expect(button).toBeDisabled();
    await hands.tick(agree(new RegExp(takes(2))));
    // Meanwhile another day has begun: nobody pays more than they agreed to.
    await travel('2024-03-09T10:00');
    await hands.press(button);
    await expect(own.getByText(t('refused.costs more'))).toBeVisible();
    await hands.tick(agree(new RegExp(takes(3))));
    await hands.press(button);
    await expect(done).toBeVisible();
    const costly = own.getByText(`${t('standing.counts late')} · ${takes(3)}`);
    await expect(costly).toBeVisible();
    // The one before costs nothing: its price is said first, and the days come back.
    await hands.press(
      own.getByRole('button', { name: numbered(t('choosing.button', { number: 0 })) }).first(),
    );
    await expect(
      own.getByText(t('choosing.price', { then: takes(0), now: takes(3) })),
    ).toBeVisible();
    await hands.press(
      own.getByRole('button', { name: numbered(t('choosing.yes', { number: 0 })) }),
    );
    await expect(costly).toBeHidden();
    await expect(own.getByText(t('standing.counts on time'), { exact: true })).toBeVisible();
    await travel('2024-03-11T10:00');
    await open();
    await expect(own.getByText(t('closed.too late'))).toBeVisible();
    await expect(button).toHaveCount(0);
    expect(faults).toEqual([]);
    await Promise.all([page.close(), staff.close()]);
  });
}

/** A text with whatever number in the place of its 0. */
function numbered(text: string): RegExp {
  return new RegExp(`^${text.replace('0', '\\d+')}$`);
}
