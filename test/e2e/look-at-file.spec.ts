import type { Page } from '@playwright/test';
import { notebook, printed, program, shown, words } from '#test/factories/notebook.ts';
import { pdf } from '#test/factories/pdf.ts';
import { openOwnPortal } from '#test/setup/own-portal.ts';
import { expect, settled, signInAs, test, watch } from './fixtures.ts';

// Files are brought that others would find.
let portal: Awaited<ReturnType<typeof openOwnPortal>>;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  portal = await openOwnPortal();
});
test.afterAll(() => portal.close());

const hostile = [
  '<script>window.__trap("script")</script>',
  '<img src=x onerror="window.__trap(1)">',
  '<svg onload="window.__trap(1)"><a href="javascript:window.__trap(1)"><text>x</text></a></svg>',
  '[click](javascript:window.__trap(1))',
  '[click](data:text/html,<script>opener.__trap(1)</script>)',
  '<iframe srcdoc="<script>parent.__trap(1)</script>"></iframe>',
  '$\\href{javascript:window.__trap(1)}{click}$',
  '![x](https://elsewhere.example/x.png)',
];

const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="window.__trap(1)"/>';
const files = [
  {
    name: 'hw3.ipynb',
    mimeType: 'application/x-ipynb+json',
    buffer: Buffer.from(
      notebook([
        words(`# Two bumps\n\n$\\int_0^1 x\\,dx$\n\n${hostile.join('\n\n')}`),
        program(hostile.join('\n'), printed(`\u001b[31m${hostile.join('\n')}\u001b[0m`)),
        program('show()', shown({ 'text/html': hostile.join(''), 'image/svg+xml': svg })),
        program(
          'picture()',
          shown({ 'image/png': Buffer.from(svg).toString('base64'), 'text/plain': 'a Figure' }),
        ),
        {
          ...words('attached'),
          attachments: { 'x.svg': { 'image/svg+xml': Buffer.from(svg).toString('base64') } },
        },
      ]),
    ),
  },
  {
    name: '<img src=x onerror=__trap(1)>.pdf',
    mimeType: 'application/pdf',
    buffer: pdf([['The first page says so'], ['and the second as well'], ['(and a third)']]),
  },
  {
    name: 'broken.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7\nnothing\nstartxref\n9\n%%EOF\n'),
  },
];

async function bringAll(page: Page): Promise<void> {
  await page.goto(`${portal.address}/sp24/homework/hw3`);
  await settled(page);
  const desk = page.getByRole('region', { name: 'Hand in' });
  await desk.locator('input[type="file"]').setInputFiles(files);
  await expect(desk.getByRole('link', { name: /^Look at/ })).toHaveCount(files.length);
}

async function lookAt(page: Page, name: RegExp): Promise<void> {
  await page.goto(`${portal.address}/sp24/homework/hw3`);
  await page.getByRole('link', { name }).first().click();
  await page.waitForURL(/\/look/);
}

for (const width of [1280, 390]) {
  test(`what is brought is looked at, and nothing in it runs, at ${width} px`, async ({
    browser,
  }) => {
    test.setTimeout(120_000);
    const page = await browser.newPage({
      baseURL: portal.address,
      viewport: { width, height: 844 },
    });
    const faults = watch(page);
    const sprung: string[] = [];
    await page.exposeFunction('__trap', (what: string) => sprung.push(what));
    page.on('dialog', (dialog) => void dialog.dismiss().then(() => sprung.push('dialog')));
    await signInAs(page, width === 390 ? 'auditor' : 'student');
    await bringAll(page);

    await lookAt(page, /Look at hw3.ipynb/);
    const cell = (number: number) => page.getByRole('listitem', { name: `Cell ${number}` });
    await expect(cell(1).getByRole('heading', { name: 'Two bumps' })).toBeVisible();
    await expect(cell(1).locator('.katex').first()).toBeVisible();
    await expect(
      cell(2)
        .getByText(hostile[0] ?? '')
        .last(),
    ).toBeVisible();
    await expect(cell(3).getByText(/HTML, SVG and scripts are not shown/)).toBeVisible();
    await expect(cell(4).getByText('a Figure')).toBeVisible();
    await expect(page.getByRole('main').locator('img, iframe, script')).toHaveCount(0);
    for (const link of await cell(1).getByRole('link').all()) await link.click();

    await lookAt(page, /Look at .*onerror/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/onerror/);
    const first = page.getByRole('listitem', { name: 'Page 1 of 3' });
    await expect(first.getByText('The first page says so')).toBeAttached();
    await expect(async () => expect(await inkOf(page)).toBeGreaterThan(50)).toPass();
    await page.getByRole('listitem', { name: 'Page 3 of 3' }).scrollIntoViewIfNeeded();
    await expect(page.getByText('(and a third)')).toBeAttached();
    const sheet = first.locator('canvas');
    await first.scrollIntoViewIfNeeded();
    const before = (await sheet.boundingBox())?.width ?? 0;
    await page.getByRole('button', { name: 'Larger' }).click();
    await expect(async () => {
      expect((await sheet.boundingBox())?.width).toBeGreaterThan(1.2 * before);
    }).toPass();
    expect(await page.evaluate(() => document.body.scrollWidth - window.innerWidth)).toBe(0);

    await lookAt(page, /Look at broken.pdf/);
    await expect(page.getByText(/This PDF does not open here/)).toBeVisible();
    await expect(page.getByRole('link', { name: 'Download broken.pdf' })).toBeVisible();
    expect(sprung).toEqual([]);
    expect(faults).toEqual([]);
    await page.close();
  });
}

/** Dark points of the first drawn page. */
function inkOf(page: Page): Promise<number> {
  return page
    .locator('canvas')
    .first()
    .evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) return 0;
      const points = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
      return [...(points ?? [])].filter((value, i) => i % 4 === 0 && value < 100).length;
    });
}
