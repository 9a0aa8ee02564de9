import { expect, it } from 'vitest';
import { openInNode } from '../backends/in-node.ts';
import { expectReached } from './reached.ts';
import { lastOf, trainInNode, verdicts } from './train-in-node.ts';

it('the race brings both errors within 2 % of the best possible, and Heun to the data', async () => {
  const slug = 'sampler-race';
  const found = await trainInNode(await openInNode('wasm'), slug);
  const { noiseGap = NaN, velocityGap = NaN, heunDistance = NaN } = lastOf(found).quantities;
  const run = { experiment: slug, settings: {} } as const;
  const above = (error: string): string => `percent above the best possible ${error}`;
  expectReached({ ...run, what: above('ε-error'), value: noiseGap, below: 2 });
  expectReached({ ...run, what: above('velocity error'), value: velocityGap, below: 2 });
  const what = 'sliced W1 of Heun’s samples, 8 questions';
  expectReached({ ...run, what, value: heunDistance, below: 0.08 });
  for (const each of found) expect(each.gap).toBeGreaterThan(-3 * each.error);
  expect(verdicts(slug, found).every((verdict) => verdict === 'met')).toBe(true);
});
