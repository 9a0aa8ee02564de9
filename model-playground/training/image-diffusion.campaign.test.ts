import { expect, it } from 'vitest';
import { openInNode } from '../backends/in-node.ts';
import { expectReached } from './reached.ts';
import { lastOf, trainInNode, verdicts } from './train-in-node.ts';

const above = 'percent above the best possible ε-error';
const shapes = 'percent of 64 samples that are true shapes';

it('image-diffusion learns most of what pixels tell of one another', async () => {
  const slug = 'image-diffusion';
  const found = await trainInNode(await openInNode('wasm'), slug);
  const { quantities } = lastOf(found);
  const figure = (key: string): number => quantities[key] ?? NaN;
  const run = { experiment: slug, settings: {} } as const;
  const learned = 'percent learned of what the other pixels tell';
  expectReached({ ...run, what: learned, value: figure('learned'), above: 80 });
  expectReached({ ...run, what: above, value: figure('relativeGap'), below: 200 });
  expectReached({ ...run, what: shapes, value: figure('shapes') });
  for (const each of found) expect(each.gap).toBeGreaterThan(-3 * each.error);
  expect(verdicts(slug, found)).not.toContain('missed');
});

it.each([
  [{ samplerSteps: 1 }, shapes, 'shapes', { below: 4 }],
  [{ trainingSet: '100' }, above, 'relativeGap', { above: 140 }],
] as const)('image-diffusion breaks as its preset says: %o', async (settings, what, key, bound) => {
  const found = await trainInNode(await openInNode('wasm'), 'image-diffusion', settings);
  const value = lastOf(found).quantities[key] ?? NaN;
  expectReached({ experiment: 'image-diffusion', settings, what, value, ...bound });
});
