import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../backends/backend.ts';
import { openInNode } from '../backends/in-node.ts';
import type { ExperimentSlug, Settings } from '../catalog.ts';
import { lastOf, trainInNode, verdicts } from './train-in-node.ts';

let backend: Backend;
const run = (slug: ExperimentSlug, settings: Settings = {}) => trainInNode(backend, slug, settings);

describe('flows, trained on wasm', () => {
  beforeAll(async () => {
    backend = await openInNode('wasm');
  });

  it.each([
    ['cdf-flow', { data: 'two' }, 0.02],
    ['cdf-flow', { data: 'three' }, 0.02],
    ['realnvp', { data: 'moons' }, 0.1],
    ['realnvp', { data: 'spirals' }, 0.1],
    ['maf', { data: 'moons' }, 0.1],
  ] as const)(
    '%s comes close to the entropy and never below it: %o',
    async (slug, settings, near) => {
      const found = await run(slug, settings);
      const { gap, error, floor } = lastOf(found);
      console.log(`${slug} ${settings.data}: gap ${gap.toFixed(4)} ± ${error.toFixed(4)}`);
      console.log(`  entropy ${floor.toFixed(4)} nats a point`);
      expect(gap).toBeLessThan(near);
      for (const evaluation of found) {
        expect(evaluation.gap).toBeGreaterThan(-3 * evaluation.error);
      }
      expect(verdicts(slug, found)).not.toContain('missed');
    },
  );

  it('breaks as the presets say', async () => {
    const one = lastOf(await run('cdf-flow', { components: 1 }));
    const layer = lastOf(await run('realnvp', { layers: 1, steps: 1000 }));
    console.log(`gaps: one component ${one.gap}, one layer ${layer.gap}`);
    expect(one.gap).toBeGreaterThan(0.1);
    expect(layer.gap).toBeGreaterThan(0.2);
  });
});
