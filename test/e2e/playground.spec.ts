import type { Locator, Page } from '@playwright/test';
import { experimentSlugs, findExperiment } from '#playground/catalog.ts';
import { expect, settled, test } from './fixtures.ts';

const experiments = [
  { slug: 'swiss-roll-diffusion', small: 'batch=64&width=16&depth=2&samplerSteps=4&steps=400' },
  { slug: 'vae-gaussians', small: 'batch=64&width=16&steps=400' },
];

/** A worker that starts, on a machine that does other things as well. */
const patience = { timeout: 90_000 };

test.describe.configure({ timeout: 180_000 });

for (const { slug, small } of experiments) {
  test(`${slug} trains on WebGPU, pauses, steps, and repeats its curve`, async ({ page }) => {
    // WebGPU in software is slow, so the model is small.
    await page.goto(`/playground/${slug}?backend=webgpu-software&${small}`);
    const lab = instrument(page);
    await expect.poll(() => step(lab), patience).toBeGreaterThan(40);
    await expect(lab.getByText('WebGPU in software')).toBeVisible();
    await button(lab, 'Pause').click();
    await expect(lab).toHaveAttribute('data-phase', 'paused');
    const paused = await step(lab);
    await button(lab, 'One step').click();
    await expect.poll(() => step(lab)).toBe(paused + 1);

    const first = await losses(lab);
    const values = Object.values(first).map(Number);
    expect(mean(values.slice(-5)), 'the loss falls').toBeLessThan(mean(values.slice(0, 5)));

    await button(lab, 'Reset').click();
    await button(lab, 'Play').click();
    await expect.poll(() => step(lab), patience).toBeGreaterThan(10);
    await button(lab, 'Pause').click();
    const again = await losses(lab);
    const common = Object.keys(again).filter((at) => at in first);
    expect(common.length, 'steps that both curves tell').toBeGreaterThan(2);
    for (const at of common) expect(again[at], `the loss at step ${at}`).toBe(first[at]);
  });

  test(`${slug} is restored by its permalink, up to its step`, async ({ page }) => {
    const link = `/playground/${slug}?backend=wasm&${small}&learningRate=0.005&step=12`;
    await page.goto(`${link}&seed=77`);
    const lab = instrument(page);
    const learningRate = lab.getByRole('textbox', { name: 'Learning rate' });
    const seed = lab.getByRole('textbox', { name: 'Seed' });
    await expect(lab).toHaveAttribute('data-phase', 'paused', patience);
    expect(await step(lab)).toBe(12);
    await expect(lab.getByText('Step 12 / 400')).toBeVisible();
    await expect(seed).toHaveValue('77');
    await expect(learningRate).toHaveValue('0.005');
    const first = await losses(lab);

    await seed.fill('78');
    // It was paused: only the new run can be playing, or at its end already.
    await expect(lab).toHaveAttribute('data-phase', /playing|finished/, patience);
    await expect.poll(() => step(lab), patience).toBeGreaterThan(0);
    expect((await losses(lab))['0'], 'another seed').not.toBe(first['0']);
    const { searchParams } = new URL(page.url());
    expect([searchParams.get('seed'), searchParams.get('learningRate')]).toEqual(['78', '0.005']);
  });
}

for (const slug of experimentSlugs.filter((each) => !experiments.some((e) => e.slug === each))) {
  test(`${slug} starts, draws its picture and tells a loss`, async ({ page }) => {
    await page.goto(`/playground/${slug}?backend=wasm`);
    const lab = instrument(page);
    await expect.poll(() => step(lab), patience).toBeGreaterThan(0);
    expect(
      Object.values(await losses(lab))
        .map(Number)
        .every(Number.isFinite),
    ).toBe(true);
    await expect(lab.getByRole('alert')).toHaveCount(0);
  });
}

for (const { slug, lecture, small } of [
  { ...experiments[0], lecture: 'diffusion-models' },
  { ...experiments[1], lecture: 'latent-variable-models' },
]) {
  test(`${slug} trains on WebGPU on the bench of its lecture`, async ({ page }) => {
    await page.goto(`/sp24/lectures/${lecture}?backend=webgpu-software&${small}`);
    await settled(page);
    const { en } = findExperiment(String(slug))?.title ?? {};
    await page.getByRole('button', { name: `Start the instrument: ${en}` }).click();
    const lab = instrument(page);
    await expect.poll(() => step(lab), patience).toBeGreaterThan(5);
    await expect(lab.getByText('WebGPU in software')).toBeVisible();
  });
}

test('a reader who wants no motion gets the untrained model and a still picture', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/playground/vae-gaussians?batch=64&width=16&backend=wasm');
  const lab = instrument(page);
  await expect(lab).toHaveAttribute('data-phase', 'paused', patience);
  expect(await step(lab)).toBe(0);
});

test('the keyboard plays, pauses and steps from anywhere in the instrument', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/playground/vae-gaussians?batch=64&width=16&backend=wasm');
  const lab = instrument(page);
  await expect(lab).toHaveAttribute('data-phase', 'paused', patience);
  await lab.focus();
  await page.keyboard.press('.');
  await expect.poll(() => step(lab)).toBe(1);
  await page.keyboard.press(' ');
  await expect.poll(() => step(lab)).toBeGreaterThan(5);
  await page.keyboard.press(' ');
  await expect(lab).toHaveAttribute('data-phase', 'paused');

  const stood = await step(lab);
  await lab.getByRole('textbox', { name: 'Learning rate' }).press('.');
  await lab.focus();
  await page.keyboard.press('.');
  await expect.poll(() => step(lab), 'a full stop typed into a field is text').toBe(stood + 1);
});

test('a preset breaks the model, and the defaults mend it', async ({ page }) => {
  await page.goto('/playground/vae-gaussians?width=16&backend=wasm');
  const lab = instrument(page);
  const beta = lab.getByRole('textbox', { name: 'β, weight of the KL' });
  const allDefaults = button(lab, 'All defaults');
  await expect(allDefaults).toBeEnabled(patience);
  await button(lab, 'Posterior collapse').click();
  await expect(beta).toHaveValue('4');
  await expect.poll(() => step(lab), patience).toBeGreaterThan(0);
  await allDefaults.click();
  await expect(beta).toHaveValue('1');
  await expect(allDefaults).toBeDisabled();
  expect(new URL(page.url()).search).toBe('?backend=wasm');
});

test('a walk in the latent space shows what is decoded there', async ({ page }) => {
  await page.goto('/playground/vae-digits?backend=wasm&data=digits-14&steps=200');
  const lab = instrument(page);
  await expect(lab).toHaveAttribute('data-phase', 'finished', patience);
  const image = lab.getByRole('img', { name: /^What the decoder expects at/ });
  const painted = () => image.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  await lab.getByRole('slider', { name: /^Walk along z₁/ }).press('Home');
  await expect(image).toHaveAccessibleName(/at z₁ = −\d+\.00, z₂ = 0\.00/);
  const left = await painted();
  await lab.getByRole('slider', { name: /^Walk along z₁/ }).press('End');
  await expect.poll(painted, 'another place, another image').not.toBe(left);
  const right = await painted();
  const map = lab.getByRole('img', { name: /^Latent space at step 200/ });
  await map.click({ position: { x: 60, y: 60 } });
  await expect.poll(painted, 'and where the pointer is').not.toBe(right);
});

test('another code in the grid of a VQ-VAE is decoded, and taken back', async ({ page }) => {
  await page.goto('/playground/vq-vae?backend=wasm&data=8&steps=200&width=8&depth=0');
  const lab = instrument(page);
  await expect(lab).toHaveAttribute('data-phase', 'finished', patience);
  const image = lab.getByRole('img', { name: /^Held-out image 1 at step 200/ });
  const painted = () => image.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  const [before, encoded] = [await painted(), await image.getAttribute('aria-label')];
  const code = lab.getByRole('slider', { name: 'code' });
  await code.press((await code.inputValue()) === '31' ? 'Home' : 'End');
  await expect.poll(painted, 'another code, another image').not.toBe(before);
  await lab.getByRole('button', { name: 'The encoder’s codes' }).click();
  await expect(image).toHaveAccessibleName(encoded ?? '');
  const box = await image.boundingBox();
  await image.click({ position: { x: (box?.width ?? 0) / 2, y: (box?.height ?? 0) / 2 + 12 } });
  await expect(image).toHaveAccessibleName(/Place [34] is marked/);
});

test('what a picture is chosen by stays in its place when the first one comes', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const places = new Set<number>();
    const look = () => {
      const choice = document.querySelector('[data-phase] [role="radiogroup"][aria-label="Show"]');
      if (choice) places.add(Math.round(choice.getBoundingClientRect().top + window.scrollY));
      requestAnimationFrame(look);
    };
    Object.assign(window, { places });
    look();
  });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/playground/pixelcnn?data=12&width=4&depth=0&batch=16&steps=200&backend=wasm');
  await expect(instrument(page).getByText(/^Sees \d+ of/)).toBeVisible(patience);
  const places = await page.evaluate(
    () => 'places' in window && [...(window.places as Set<number>)],
  );
  expect(places).toHaveLength(1);
});

test('a half that the reader draws is completed, and comes back by its link', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/playground/pixelcnn?data=12&width=4&depth=0&batch=16&steps=200&backend=wasm');
  const lab = instrument(page);
  await expect(lab).toHaveAttribute('data-phase', 'paused', patience);
  await lab.getByText('your own half', { exact: true }).click();
  await expect(lab.getByText('Draw an upper half')).toBeVisible();
  const field = lab.getByRole('application', { name: 'Your upper half' });
  await field.focus();
  await page.keyboard.press(' ');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press(' ');
  const completed = lab.getByRole('img', { name: /^8 images, your own half/ });
  await expect(completed).toBeVisible();
  const link = new URL(page.url());
  expect(link.searchParams.get('half')).toMatch(/^12\./);

  await page.goto(link.pathname + link.search);
  await expect(completed, 'the same half, once the model is there').toBeVisible(patience);
  await expect(lab.getByText('2 cells drawn.')).toBeVisible();
  await button(lab, 'Clear').click();
  await expect(completed).toHaveCount(0);
});

test('a backend that this browser lacks is named, with a way on', async ({ page }) => {
  await page.goto('/playground/vae-gaussians?backend=webgpu');
  const lab = instrument(page);
  await expect(lab.getByRole('alert')).toContainText('not available', patience);
  await button(lab, 'Use WebAssembly').click();
  await expect(lab.getByText('WebAssembly ·')).toBeVisible(patience);
});

test('an equation marks the lines that compute it', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/playground/swiss-roll-diffusion');
  const lab = instrument(page);
  await lab.getByRole('button', { name: 'The model’s source' }).click();
  await lab.getByRole('button', { name: 'How much noise is in' }).click();
  await expect(lab.locator('[data-marked]').filter({ hasText: 'function noise' })).toBeVisible();
});

test('the page says what it is about without a script', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/playground/vae-gaussians');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(
    page.getByRole('list', { name: 'What to look at' }).getByRole('listitem'),
  ).toHaveCount(3);
  await expect(page.getByText('Auto-Encoding Variational Bayes')).toBeVisible();
  await context.close();
});

test('the catalogue leads to every experiment', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/playground');
  await settled(page);
  const table = page.getByRole('table', { name: 'Experiments by lecture and family' });
  for (const slug of experimentSlugs) {
    await expect(table.locator(`td a[href="/playground/${slug}"]`)).toBeVisible();
  }
  // A still of real training, and nothing that moves.
  await expect(table.locator('canvas').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Stop the pictures' })).toHaveCount(0);
  await page.setViewportSize({ width: 390, height: 800 });
  await expect(table.getByRole('rowheader', { name: /^Flow models/ })).toBeVisible();
  await expect(table.getByRole('columnheader', { name: 'Flows' })).toHaveCount(1);
});

function instrument(page: Page): Locator {
  return page.getByRole('region', { name: 'Experiment', exact: true });
}

function button(lab: Locator, name: string): Locator {
  return lab.getByRole('button', { name, exact: true });
}

async function step(lab: Locator): Promise<number> {
  return Number(await lab.getAttribute('data-step'));
}

/** The losses so far, by step, from the table that the reader can take home. */
async function losses(lab: Locator): Promise<Record<string, string | undefined>> {
  const download = lab.page().waitForEvent('download');
  await button(lab, 'Loss as CSV').click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
  const rows = Buffer.concat(chunks).toString().trim().split('\n').slice(1);
  return Object.fromEntries(rows.map((row) => row.split(',').slice(0, 2)));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
