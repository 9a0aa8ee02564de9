import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../backends/backend.ts';
import { openInNode } from '../backends/in-node.ts';
import type { Settings } from '../catalog.ts';
import { expectReached, toEntropy } from './reached.ts';
import { lastOf, trainInNode, verdicts } from './train-in-node.ts';

const slug = 'dequantization';
let backend: Backend;

describe('a flow on discrete data, trained on wasm', () => {
  beforeAll(async () => {
    backend = await openInNode('wasm');
  });

  it.each<Settings>([{}, { noise: 'learned' }])(
    'comes close to the entropy, its bound above its likelihood, and neither below: %o',
    async (settings) => {
      const found = await trainInNode(backend, slug, settings);
      const { gap, quantities } = lastOf(found);
      expectReached({ experiment: slug, settings, what: toEntropy, value: gap, below: 0.02 });
      const what = 'bound above the exact likelihood, nats';
      const slack = quantities['slack'] ?? NaN;
      expectReached({ experiment: slug, settings, what, value: slack, above: 0, below: 0.2 });
      for (const each of found) {
        expect(each.gap).toBeGreaterThan(0);
        expect(each.quantities['slack']).toBeGreaterThan(0);
      }
      expect(verdicts(slug, found)).not.toContain('missed');
    },
  );

  it('without noise falls below zero, which no probability does, and is worth less', async () => {
    const settings = { noise: 'none', components: 24 };
    const found = await trainInNode(backend, slug, settings);
    const { gap } = lastOf(found);
    expectReached({ experiment: slug, settings, what: toEntropy, value: gap, above: 0.02 });
    const lowest = Math.min(...found.map(({ quantities }) => quantities['atValues'] ?? NaN));
    const what = 'lowest −log density at the numbers, nats';
    expectReached({ experiment: slug, settings, what, value: lowest, below: 0 });
    for (const each of found) expect(each.quantities['bound']).toBeUndefined();
  });
});
