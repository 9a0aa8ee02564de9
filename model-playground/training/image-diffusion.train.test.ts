import { expect, it } from 'vitest';
import { openInNode } from '../backends/in-node.ts';
import { expectReached } from './reached.ts';
import { lastOf, trainInNode } from './train-in-node.ts';

it('a short run on images leaves pixel-by-pixel denoising behind, and stays above the floor', async () => {
  const slug = 'image-diffusion';
  const settings = { steps: 200, batch: '16', width: 8 };
  const found = await trainInNode(await openInNode('wasm'), slug, settings);
  const { quantities } = lastOf(found);
  const what = 'percent learned of what the other pixels tell';
  expectReached({
    experiment: slug,
    settings,
    what,
    value: quantities['learned'] ?? NaN,
    above: 40,
  });
  for (const each of found) expect(each.gap).toBeGreaterThan(-3 * each.error);
});
