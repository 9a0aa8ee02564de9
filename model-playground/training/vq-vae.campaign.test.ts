import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../backends/backend.ts';
import { openInNode } from '../backends/in-node.ts';
import type { Settings } from '../catalog.ts';
import { expectReached, toEntropy } from './reached.ts';
import { lastOf, trainInNode, verdicts } from './train-in-node.ts';

const experiment = 'vq-vae';

let backend: Backend;

describe('the VQ-VAE on shapes, trained on wasm', () => {
  beforeAll(async () => {
    backend = await openInNode('wasm');
  });

  it('comes near the entropy with all codes in use, and saves by its prior', async () => {
    const found = await trainInNode(backend, experiment);
    const { gap, quantities } = lastOf(found);
    expectReached({ experiment, settings: {}, what: toEntropy, value: gap, below: 1.27 });
    const what = 'perplexity of 32 codes';
    const perplexity = quantities.perplexity ?? NaN;
    expectReached({ experiment, settings: {}, what, value: perplexity, above: 24 });
    for (const event of found) expect(event.gap).toBeGreaterThan(0);
    expect(verdicts(experiment, found)).not.toContain('missed');
  });

  it.each<[Settings, string, string, Bound]>([
    [{ codes: '2' }, 'pixels given the codes, nats', 'reconstruction', { above: 10 }],
    [{ depth: 0 }, 'codes under the prior, nats', 'prior', { above: 8.5 }],
    [{ commitment: 100 }, 'perplexity of 32 codes', 'perplexity', { below: 16 }],
    [{ data: '12' }, 'codes under the prior, nats', 'prior', { above: 9.7, below: 17 }],
  ])('breaks as its preset says: %o', async (settings, what, key, bound) => {
    const { quantities } = lastOf(await trainInNode(backend, experiment, settings));
    expectReached({ experiment, settings, what, value: quantities[key] ?? NaN, ...bound });
  });
});

interface Bound {
  below?: number;
  above?: number;
}
