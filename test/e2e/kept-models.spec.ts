import type { Locator, Page } from '@playwright/test';
import { expect, settled, test } from './fixtures.ts';

/** A worker that starts, on a machine that does other things as well. */
const patience = { timeout: 90_000 };

test.describe.configure({ timeout: 180_000 });

const address = '/playground/vae-gaussians?backend=wasm&batch=64&width=16&steps=400';

test('a model is saved as a file, and opened from it goes on from where it stood', async ({
  page,
}) => {
  const lab = await paused(page, address);
  const stood = await step(lab);
  const download = page.waitForEvent('download');
  await button(lab, 'Save model').click();
  const file = await (await download).path();
  expect((await download).suggestedFilename()).toBe(
    `vae-gaussians-seed-1-step-${stood}.safetensors`,
  );

  await page.goto('/playground/gan-1d?backend=wasm');
  const other = instrument(page);
  await expect(other).toHaveAttribute('data-phase', /playing|paused/, patience);
  await choose(page, other, file);
  await expect(
    other.getByRole('status').filter({ hasText: 'A VAE on 2D Gaussians' }),
  ).toBeVisible();

  await page.goto('/playground/vae-gaussians');
  await expect(lab).toHaveAttribute('data-phase', /playing|paused/, patience);
  await choose(page, lab, file);
  await expect(lab).toHaveAttribute('data-phase', 'paused', patience);
  await expect.poll(() => step(lab), patience).toBe(stood);
  await expect(lab.getByRole('textbox', { name: 'Steps' })).toHaveValue('400');
  await button(lab, 'Play').click();
  await expect.poll(() => step(lab), patience).toBe(400);
});

test('a file that is no model is refused, and the run stands as it was', async ({ page }) => {
  const lab = await paused(page, address);
  const stood = await step(lab);
  await choose(page, lab, {
    name: 'weights.safetensors',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('these are no weights, whatever they are called'),
  });
  await expect(lab.getByText('This file is no model that was saved here.')).toBeVisible();
  expect(await step(lab)).toBe(stood);
});

test('a model is kept with a run, and its link opens it for anybody until it is removed', async ({
  page,
  browser,
}) => {
  const note = `Straight as an arrow ${crypto.randomUUID().slice(0, 8)}`;
  await page.goto('/sign-in');
  await page.locator('button[name="demo"][value="auditor"]').click();
  await page.waitForURL('**/dashboard');
  const lab = await paused(page, `${address}&seed=${Math.floor(Math.random() * 1e6)}`);
  const stood = await step(lab);
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill(note);
  await page.getByRole('checkbox', { name: 'Keep the trained model too' }).check();
  await page.getByRole('button', { name: 'Keep this run' }).click();
  const said = page.getByRole('status').filter({ hasText: 'Kept at step' });
  const link =
    (await said.getByRole('link', { name: 'Open the model' }).getAttribute('href')) ?? '';
  expect(link).toMatch(/^\/playground\/vae-gaussians\?model=[\w-]{43}$/);

  const context = await browser.newContext();
  const visitor = await context.newPage();
  const theirs = instrument(visitor);
  await visitor.goto(link);
  await expect(visitor.getByText(note)).toBeVisible();
  await expect(theirs).toHaveAttribute('data-phase', 'paused', patience);
  // It waits before the model is read, and stands where the model stood after that.
  await expect.poll(() => step(theirs), patience).toBe(stood);
  await button(theirs, 'Play').click();
  await expect.poll(() => step(theirs), patience).toBeGreaterThan(stood);

  await page.getByRole('link', { name: 'See your runs' }).click();
  const kept = page.getByRole('listitem').filter({ hasText: note });
  await expect(kept.getByRole('link', { name: 'Open the model' })).toHaveAttribute('href', link);
  await kept.getByRole('button', { name: /^Remove: A VAE/ }).click();
  await expect(page.getByText('The run is removed.')).toBeVisible();
  await visitor.goto(link);
  await settled(visitor);
  await expect(visitor.getByText('This model is no longer kept')).toBeVisible();
  await expect(visitor.getByText(note)).toHaveCount(0);
  await context.close();
});

/** The instrument, once its run has trained a little and waits. */
async function paused(page: Page, at: string): Promise<Locator> {
  await page.goto(at);
  const lab = instrument(page);
  await expect.poll(() => step(lab), patience).toBeGreaterThan(5);
  await button(lab, 'Pause').click();
  await expect(lab).toHaveAttribute('data-phase', 'paused');
  return lab;
}

async function choose(
  page: Page,
  lab: Locator,
  file: string | { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await button(lab, 'Open model').click();
  await (await chooser).setFiles(file);
}

function instrument(page: Page): Locator {
  return page.getByRole('region', { name: 'Experiment', exact: true });
}

function button(lab: Locator, name: string): Locator {
  return lab.getByRole('button', { name, exact: true });
}

async function step(lab: Locator): Promise<number> {
  return Number(await lab.getAttribute('data-step'));
}
