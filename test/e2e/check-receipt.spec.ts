import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { makeReceiptKeys } from '#app/domain/records/sign-receipt.server.ts';
import { openOwnPortal } from '#test/setup/own-portal.ts';
import { handInClient, pdfOf } from '#test/setup/hand-in-client.ts';
import { newRequest } from '#test/factories/projects.ts';
import { expect, settled, signInAs, test, watch } from './fixtures.ts';

// A version is handed in that others would find.
let portal: Awaited<ReturnType<typeof openOwnPortal>>;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  portal = await openOwnPortal();
});
test.afterAll(() => portal.close());

const answers = pdfOf(Buffer.from('A game of two.'));

/** Hands a file in as the demo's student; gives the receipt's bytes. */
async function receiptOf(page: Page): Promise<Buffer> {
  await signInAs(page, 'student');
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const client = handInClient(portal.address, cookie, 'sp24/hw3');
  const upload = await client.announce({ name: 'answers.pdf', size: answers.length }, 1);
  await client.send(upload ?? '', answers, 0);
  const { id } = await client.bring(upload ?? '');
  const { version } = await client.handIn([id ?? ''], newRequest());
  await page.goto('/sp24/homework/hw3');
  const download = page.waitForEvent('download');
  await page.locator(`a[href$="/submissions/${version}/receipt"]`).click();
  return readFileSync(await (await download).path());
}

const choose = (page: Page, which: 0 | 1, files: { name: string; buffer: Buffer }[]) =>
  page
    .locator('input[type="file"]')
    .nth(which)
    .setInputFiles(files.map((file) => ({ ...file, mimeType: 'application/octet-stream' })));

/** The same bytes but for one. */
function altered(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}

test('a receipt and its file are checked by anybody, without being sent', async ({ browser }) => {
  const owner = await browser.newPage({ baseURL: portal.address });
  const receipt = await receiptOf(owner);
  await expect(owner.getByRole('link', { name: 'check a receipt' })).toHaveAttribute(
    'href',
    '/check-receipt',
  );
  await owner.context().close();

  const page = await browser.newPage({ baseURL: portal.address });
  const faults = watch(page);
  await page.goto('/check-receipt');
  await settled(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await choose(page, 0, [{ name: 'receipt.json', buffer: receipt }]);
  await expect(page.getByText(/^Genuine: this portal signed it/)).toBeVisible();
  await expect(page.getByText(/of hw3 in sp24 was handed in/)).toBeVisible();
  await expect(page.getByText('Not among the files that you chose')).toBeVisible();

  await choose(page, 1, [{ name: 'renamed.pdf', buffer: answers }]);
  await expect(page.getByText('Handed in, byte for byte: your “renamed.pdf”')).toBeVisible();
  const hash = createHash('sha256').update(answers).digest('hex');
  await expect(page.getByText(hash)).toBeVisible();

  await choose(page, 1, [{ name: 'answers.pdf', buffer: altered(answers, 12) }]);
  await expect(page.getByText('Altered: your file of this name has other bytes')).toBeVisible();

  const inTheWords = receipt.indexOf('2024');
  await choose(page, 0, [{ name: 'receipt.json', buffer: altered(receipt, inTheWords + 3) }]);
  await expect(page.getByText('Not genuine')).toBeVisible();
  await expect(page.getByText(/The signature does not fit/)).toBeVisible();

  await choose(page, 0, [{ name: 'receipt.json', buffer: receipt }]);
  await page.getByLabel('Public key').fill(makeReceiptKeys().publicKey);
  await expect(page.getByText(/It is signed with another key/)).toBeVisible();
  await page.getByRole('button', { name: 'Use this portal’s key' }).click();
  await expect(page.getByText(/^Genuine: this portal signed it/)).toBeVisible();
  expect(asked).toEqual([]);
  expect(faults).toEqual([]);
  await page.close();
});

test('a browser without Ed25519 says so, and names the command', async ({ page }) => {
  await page.addInitScript(() => {
    // What an older browser does.
    const generateKey = () => Promise.reject(new DOMException('', 'NotSupportedError'));
    Object.assign(crypto.subtle, { generateKey });
  });
  await page.goto('/check-receipt');
  await settled(page);
  await choose(page, 0, [{ name: 'receipt.json', buffer: Buffer.from('{}') }]);
  await expect(page.getByText(/This browser knows no Ed25519/)).toBeVisible();
  await expect(page.getByText(/^npm run receipt:verify/)).toBeVisible();
});
