import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../backends/backend.ts';
import { openInNode } from '../backends/in-node.ts';
import { expectReached, toEntropy } from './reached.ts';
import { lastOf, trainInNode, verdicts } from './train-in-node.ts';

let backend: Backend;

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
    async (experiment, settings) => {
      const found = await trainInNode(backend, experiment, settings);
      const { gap } = lastOf(found);
      expectReached({ experiment, settings, what: toEntropy, value: gap, below: 0.02 });
      for (const evaluation of found) {
        expect(evaluation.error).toBeLessThan(1e-5);
        expect(evaluation.gap).toBeGreaterThan(-evaluation.error);
      }
      expect(verdicts(experiment, found)).not.toContain('missed');
    },
  );
});
