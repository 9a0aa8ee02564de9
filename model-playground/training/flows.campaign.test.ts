import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../backends/backend.ts';
import { openInNode } from '../backends/in-node.ts';
import { expectReached, toEntropy } from './reached.ts';
import { lastOf, trainInNode, verdicts } from './train-in-node.ts';

let backend: Backend;

describe('flows in the plane, trained on wasm', () => {
  beforeAll(async () => {
    backend = await openInNode('wasm');
  });

  it.each([
    ['realnvp', { data: 'moons' }],
    ['realnvp', { data: 'spirals' }],
    ['maf', { data: 'moons' }],
  ] as const)(
    '%s comes within 0.1 nats of the entropy and never below it: %o',
    async (experiment, settings) => {
      const found = await trainInNode(backend, experiment, settings);
      const { gap, error } = lastOf(found);
      expectReached({ experiment, settings, what: toEntropy, value: gap, error, below: 0.1 });
      for (const evaluation of found) {
        expect(evaluation.gap).toBeGreaterThan(-3 * evaluation.error);
      }
      expect(verdicts(experiment, found)).not.toContain('missed');
    },
  );

  it('one coupling cannot bend the moons apart', async () => {
    const settings = { layers: 1, steps: 1000 };
    const { gap, error } = lastOf(await trainInNode(backend, 'realnvp', settings));
    const figures = { what: toEntropy, value: gap, error, above: 0.2 };
    expectReached({ experiment: 'realnvp', settings, ...figures });
  });
});
