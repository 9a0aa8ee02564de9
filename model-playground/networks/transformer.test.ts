import {
  dispose,
  logSoftmax,
  memory,
  mul,
  neg,
  oneHot,
  reshape,
  sum,
  tensor1d,
  tensor2d,
  tidy,
  variableGrads,
  type Scalar,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../backends/backend.ts';
import { gradientDisagreement } from '../backends/finite-differences.ts';
import { openInNode } from '../backends/in-node.ts';
import { random } from '../training/random.ts';
import {
  createTransformer,
  disposeCache,
  emptyCache,
  nextTokenLogits,
  readOn,
  sampleTokens,
  transformerVariables,
  type Positions,
  type Transformer,
} from './transformer.ts';

const config = { vocabulary: 5, length: 8, width: 12, heads: 3, depth: 2 };
const [BATCH, LENGTH] = [3, 8];

function someTokens(seed: number): Int32Array {
  const source = random(seed);
  return Int32Array.from({ length: BATCH * LENGTH }, () => source.integer(config.vocabulary));
}

/** Mean −log p of the targets, in nats a token. */
function crossEntropy(network: Transformer, tokens: Int32Array, targets: Int32Array): Scalar {
  return tidy(() => {
    const logits = nextTokenLogits(network, tokens, BATCH);
    const rows = reshape(logits, [-1, config.vocabulary]) as Tensor2D;
    const chosen = oneHot(tensor1d(targets, 'int32'), config.vocabulary);
    return mul(neg(sum(mul(logSoftmax(rows), chosen))), 1 / targets.length) as Scalar;
  });
}

const logitsOf = (network: Transformer, tokens: Int32Array): Float32Array =>
  tidy(() => nextTokenLogits(network, tokens, BATCH).dataSync() as Float32Array);

const largestDifference = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((most, v, i) => Math.max(most, Math.abs(v - (b[i] ?? NaN))), 0);

describe.each(['cpu', 'wasm'] as const)('a transformer on %s', (backendName) => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await openInNode(backendName);
  });

  it('gives logits [batch, length, vocabulary], the same for the same seed', () => {
    const logits = (seed: number): Float32Array =>
      logitsOf(createTransformer(config, seed), someTokens(1));
    expect(logits(1)).toHaveLength(BATCH * LENGTH * config.vocabulary);
    expect(logits(1)).toEqual(logits(1));
    expect(logits(1)).not.toEqual(logits(2));
  });

  it('looks at no later token', () => {
    const network = createTransformer(config, 1);
    const tokens = someTokens(1);
    const before = logitsOf(network, tokens);
    for (let place = 0; place < LENGTH; place++) {
      const changed = tokens.slice();
      changed[place] = ((changed[place] ?? 0) + 1) % config.vocabulary;
      const after = logitsOf(network, changed);
      const first = place * config.vocabulary;
      expect(largestDifference(before.subarray(0, first), after)).toBe(0);
      expect(after[first]).not.toBe(before[first]);
    }
  });

  it.each(['each', 'rows-and-columns', 'none'] as const)(
    'reads on from its cache to the same logits, in pieces of any size (positions: %s)',
    (positions) => {
      const network = createTransformer({ ...config, length: 9, positions, spread: 0.5 }, 1);
      const tokens = someTokens(2).subarray(0, LENGTH);
      const whole = tidy(() => nextTokenLogits(network, tokens, 1).dataSync());
      for (const pieces of [
        [1, 1, 1, 1, 1, 1, 1, 1],
        [3, 5],
        [7, 1],
      ]) {
        const found: number[] = [];
        let cache = emptyCache();
        for (const size of pieces) {
          const piece = tokens.subarray(cache.read, cache.read + size);
          const next = readOn(network, piece, 1, cache);
          found.push(...next.logits.dataSync());
          next.logits.dispose();
          disposeCache(cache);
          cache = next.cache;
        }
        disposeCache(cache);
        expect(found).toHaveLength(whole.length);
        expect(largestDifference(whole, found)).toBeLessThan(1e-5);
      }
    },
  );

  it('tells places apart by where they are, and without positions only by what came before', () => {
    const same = new Int32Array(LENGTH).fill(1);
    const spreadOf = (positions: Positions): number => {
      const network = createTransformer({ ...config, length: 9, positions, spread: 0.5 }, 1);
      const logits = tidy(() => nextTokenLogits(network, same, 1).dataSync());
      return largestDifference(
        logits.subarray(0, config.vocabulary),
        logits.slice(-config.vocabulary),
      );
    };
    expect(spreadOf('each')).toBeGreaterThan(0.01);
    expect(spreadOf('rows-and-columns')).toBeGreaterThan(0.01);
    expect(spreadOf('none')).toBeLessThan(1e-5);
  });

  it('adds a vector of the row to one of the column', () => {
    const network = createTransformer({ ...config, length: 9, positions: 'rows-and-columns' }, 1);
    expect(network.places.map(({ shape }) => shape)).toEqual([
      [3, config.width],
      [3, config.width],
    ]);
    const shift = (variable: number, row: number): Float32Array => {
      const shifted = createTransformer({ ...config, length: 9, positions: 'rows-and-columns' }, 1);
      const places = shifted.places[variable];
      const values = Float32Array.from(places?.dataSync() ?? []);
      values.fill(1, row * config.width, (row + 1) * config.width);
      tidy(() => places?.assign(tensor2d(values, [3, config.width])));
      return logitsOf(shifted, someTokens(1));
    };
    const firstChange = (after: Float32Array): number =>
      after.findIndex((v, i) => v !== logitsOf(network, someTokens(1))[i]) / config.vocabulary;
    // Eight places of a square of three: row 1 begins at place 3, column 2 at place 2.
    expect(firstChange(shift(0, 1))).toBe(3);
    expect(firstChange(shift(1, 2))).toBe(2);
  });

  it('samples the same with the cache as without, and leaves no tensor behind', async () => {
    const network = createTransformer(config, 4);
    const before = memory().numTensors;
    const sample = (seed: number, cached: boolean): Promise<Int32Array> =>
      sampleTokens(network, { batch: 4, length: LENGTH, seed, cached, temperature: 0.5 });
    const tokens = await sample(1, true);
    expect(tokens).toEqual(await sample(1, false));
    expect(tokens).not.toEqual(await sample(2, true));
    expect(tokens.every((token) => token >= 0 && token < config.vocabulary)).toBe(true);
    logitsOf(network, someTokens(1));
    expect(memory().numTensors).toBe(before);
  });

  it('learns to count', () => {
    const network = createTransformer(config, 1);
    const adam = backend.createAdam(transformerVariables(network));
    const next = (tokens: Int32Array): Int32Array =>
      tokens.map((token) => (token + 1) % config.vocabulary);
    let last = NaN;
    for (let step = 0; step < 60; step++) {
      const tokens = someTokens(100 + step);
      const { value, grads } = variableGrads(() => crossEntropy(network, tokens, next(tokens)));
      adam.apply(grads, 0.01);
      last = value.dataSync()[0] ?? NaN;
      dispose([value, grads]);
    }
    adam.dispose();
    expect(last).toBeLessThan(0.2);
    dispose(transformerVariables(network));
  });

  it('refuses more tokens than it has places, and heads that cannot share', () => {
    const network = createTransformer(config, 1);
    expect(() => nextTokenLogits(network, new Int32Array(9), 1)).toThrow('reads 8');
    expect(() => createTransformer({ ...config, heads: 5 }, 1)).toThrow('share');
  });
});

describe('the gradient of a transformer', () => {
  it('is the one that finite differences find', async () => {
    await openInNode('cpu');
    const network = createTransformer(config, 5);
    // It starts with small numbers: a finite difference is a long step beside these embeddings, and
    // with this head the loss hardly changes beside its rounding.
    for (const small of [network.tokens, ...network.places, network.head.weight]) {
      tidy(() => small.assign(mul(small, 20)));
    }
    const loss = (): Scalar => crossEntropy(network, someTokens(6), someTokens(7));
    expect(gradientDisagreement(loss, transformerVariables(network))).toBeLessThan(0.03);
  });

  it('is the same on cpu and wasm', async () => {
    const found: number[][] = [];
    for (const name of ['cpu', 'wasm'] as const) {
      await openInNode(name);
      const network = createTransformer(config, 5);
      const variables = transformerVariables(network);
      const { value, grads } = variableGrads(
        () => crossEntropy(network, someTokens(6), someTokens(7)),
        variables,
      );
      found.push(variables.flatMap((v) => [...(grads[v.name]?.dataSync() ?? [])]));
      dispose([value, grads]);
    }
    expect(found[0]?.length).toBeGreaterThan(1000);
    expect(largestDifference(found[0] ?? [], found[1] ?? [])).toBeLessThan(1e-5);
  });
});
