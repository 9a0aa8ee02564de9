import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../backends/backend.ts';
import { openInNode } from '../backends/in-node.ts';
import { expectReached } from './reached.ts';
import { lastOf, trainInNode, verdicts } from './train-in-node.ts';

let backend: Backend;

describe('models of images, pixel by pixel, trained on wasm', () => {
  beforeAll(async () => {
    backend = await openInNode('wasm');
  });

  it.each(['pixelcnn', 'pixel-transformer'] as const)(
    '%s comes within a tenth of the enumerated entropy of shapes, and never below it',
    async (experiment) => {
      const found = await trainInNode(backend, experiment);
      const { gap, floor, quantities } = lastOf(found);
      console.log(experiment, quantities);
      const what = 'bits above the enumerated entropy, share of it';
      expectReached({ experiment, settings: {}, what, value: gap / floor, below: 0.1 });
      for (const evaluation of found) {
        // All images are judged with their probabilities: a divergence, but for rounding.
        expect(evaluation.gap).toBeGreaterThan(-1e-3);
        expect(evaluation.quantities.onData).toBeLessThan(100.1);
      }
      expect(verdicts(experiment, found)).not.toContain('missed');
    },
  );
});
