import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../backends/backend.ts';
import { openInNode } from '../backends/in-node.ts';
import type { Settings } from '../catalog.ts';
import { expectReached } from './reached.ts';
import { lastOf, trainInNode, verdicts } from './train-in-node.ts';

const what = 'gap to the entropy, nats a dimension';
let backend: Backend;

describe('MADE on pairs of values, trained on wasm', () => {
  beforeAll(async () => {
    backend = await openInNode('wasm');
  });

  it.each<Settings>([{}, { data: 'checkerboard' }, { masks: 'b-first' }])(
    'comes within 0.02 nats a dimension of the entropy and never below it: %o',
    async (settings) => {
      const found = await trainInNode(backend, 'made', settings);
      const value = lastOf(found).gap / 2;
      expectReached({ experiment: 'made', settings, what, value, below: 0.02 });
      for (const evaluation of found) expect(evaluation.gap).toBeGreaterThan(-1e-5);
      expect(verdicts('made', found)).not.toContain('missed');
    },
  );

  it.each([
    [{ masks: 'none' }, 0.4],
    [{ width: 2 }, 0.1],
    [{ trainingSet: '1000' }, 0.08],
  ] as const)('breaks as its preset says: %o', async (settings, above) => {
    const found = await trainInNode(backend, 'made', settings);
    const { gap, quantities } = lastOf(found);
    expectReached({ experiment: 'made', settings, what, value: gap / 2, above });
    // Whatever the network's factors are, only what sums to 1 is judged.
    expect(gap).toBeGreaterThan(0);
    if ('masks' in settings) expect(quantities.sum).toBeGreaterThan(500);
  });
});
