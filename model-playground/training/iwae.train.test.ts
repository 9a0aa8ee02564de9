import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../backends/backend.ts';
import { openInNode } from '../backends/in-node.ts';
import type { Settings } from '../catalog.ts';
import { expectReached, toEntropy } from './reached.ts';
import { lastOf, trainInNode, verdicts } from './train-in-node.ts';

let backend: Backend;

/** The end of a run, in which no bound has ever been above the likelihood beyond its error. */
async function trained(settings: Settings) {
  const found = await trainInNode(backend, 'iwae-bound', settings);
  for (const { gap, error, quantities } of found) {
    expect(gap).toBeGreaterThan(-3 * error);
    for (const draws of [1, 5, 50]) {
      const missing = quantities[`missing${draws}`] ?? NaN;
      const unsure = quantities[`error${draws}`] ?? NaN;
      expect(missing).toBeGreaterThan(-3 * unsure - 1e-4);
    }
  }
  return { found, ...lastOf(found) };
}

describe('the importance weighted bound, trained on wasm', () => {
  beforeAll(async () => {
    backend = await openInNode('wasm');
  });

  it('lets fifty draws make up for an encoder three times too wide', async () => {
    const { gap, error, quantities, found } = await trained({});
    const of = { experiment: 'iwae-bound', settings: {} } as const;
    expectReached({ ...of, what: toEntropy, value: gap, error, below: 0.03 });
    const { missing50 = NaN, error50 = NaN } = quantities;
    const figures = { value: missing50, error: error50, below: 0.05 };
    expectReached({ ...of, what: 'log p(x) − L₅₀, nats', ...figures });
    expect(verdicts('iwae-bound', found)).not.toContain('missed');
  });

  it('leaves the model wrong with a single draw', async () => {
    const settings = { draws: '1', steps: 1000 };
    const { gap, error } = await trained(settings);
    const figures = { what: toEntropy, value: gap, error, above: 0.2 };
    expectReached({ experiment: 'iwae-bound', settings, ...figures });
  });
});
