import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../backends/backend.ts';
import { openInNode } from '../backends/in-node.ts';
import type { ExperimentSlug, Settings } from '../catalog.ts';
import { lastOf, trainInNode, verdicts } from './train-in-node.ts';

let backend: Backend;
const run = (slug: ExperimentSlug, settings: Settings = {}, seed = 1) =>
  trainInNode(backend, slug, settings, seed);

describe('the homework’s one-dimensional discrete sets, trained on wasm', () => {
  beforeAll(async () => {
    backend = await openInNode('wasm');
  });

  it.each([
    ['softmax-histogram', { data: 'twenty' }],
    ['softmax-histogram', { data: 'hundred' }],
    ['logistic-mixture', { data: 'twenty' }],
    ['logistic-mixture', { data: 'hundred', components: 6 }],
  ] as const)(
    '%s comes within 0.02 nats of the entropy and never below it: %o',
    async (slug, settings) => {
      const found = await run(slug, settings);
      const { gap, floor } = lastOf(found);
      console.log(
        `${slug} ${JSON.stringify(settings)}: gap ${gap.toFixed(4)} above ${floor.toFixed(4)} nats`,
      );
      expect(gap).toBeLessThan(0.02);
      for (const evaluation of found) {
        expect(evaluation.error).toBeLessThan(1e-5);
        expect(evaluation.gap).toBeGreaterThan(-evaluation.error);
      }
      expect(verdicts(slug, found)).not.toContain('missed');
    },
  );

  it('costs the histogram what theory says: (d − 1) / 2N nats, averaged over seeds', async () => {
    const gaps = await Promise.all(
      [1, 2, 3, 4, 5, 6].map(async (seed) => lastOf(await run('softmax-histogram', {}, seed)).gap),
    );
    const mean = gaps.reduce((a, b) => a + b, 0) / gaps.length;
    console.log(`histogram: mean gap of six seeds ${mean.toFixed(4)}, theory 0.0119`);
    // 2N times a gap is nearly χ² with 19 degrees of freedom: a deviation of 0.0039 a seed.
    expect(Math.abs(mean - 19 / 1600)).toBeLessThan((4 * 0.0039) / Math.sqrt(6));
  });

  it('breaks as the presets say', async () => {
    const four = lastOf(await run('logistic-mixture', { data: 'hundred', trainingSet: 'fresh' }));
    const one = lastOf(await run('logistic-mixture', { data: 'hundred', components: 1 }));
    const twins = lastOf(await run('logistic-mixture', { data: 'hundred', start: 'together' }));
    const eighty = lastOf(await run('softmax-histogram', { data: 'hundred', trainingSet: '80' }));
    console.log(`gaps: one component ${one.gap}, twins ${twins.gap}, eighty points ${eighty.gap}`);
    // What four logistics cannot say of three Gaussians, however many points they see.
    expect(Math.abs(four.gap - 0.029)).toBeLessThan(0.005);
    expect(one.gap).toBeGreaterThan(0.1);
    expect(Math.abs(twins.gap - one.gap)).toBeLessThan(0.02);
    expect(eighty.gap).toBeGreaterThan(0.3);
  });
});
