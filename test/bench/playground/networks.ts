/**
 * Networks to measure, each written once: over our layers, or over the library's own operations as
 * its guides write them. The catalogue's experiments are measured besides.
 */
import {
  add,
  conv2d,
  image,
  logSoftmax,
  matMul,
  mean,
  mul,
  neg,
  oneHot,
  relu,
  reshape,
  rsqrt,
  square,
  sub,
  sum,
  tensor,
  tensor1d,
  tidy,
  variable,
  type Scalar,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
  type Variable,
} from '@tensorflow/tfjs-core';
import { convolve, upsample } from '#playground/networks/conv.ts';
import {
  applyMaskedConv,
  createMaskedConv,
  type MaskedConv,
} from '#playground/networks/masked-conv.ts';
import { dense } from '#playground/networks/mlp.ts';
import { standardise } from '#playground/networks/normalise.ts';
import {
  createTransformer,
  nextTokenLogits,
  transformerVariables,
} from '#playground/networks/transformer.ts';
import { normals, random } from '#playground/training/random.ts';

/** Layers, ours or the library's. */
export interface Kit {
  dense(x: Tensor2D, weight: Variable, bias: Variable, activation: 'relu' | 'linear'): Tensor2D;
  conv(x: Tensor4D, filter: Variable, bias: Variable, options: ConvOptions): Tensor4D;
  standardise<T extends Tensor>(x: T, axes: number[]): T;
  upsample(x: Tensor4D): Tensor4D;
}

interface ConvOptions {
  stride: 1 | 2;
  activation: 'relu' | 'linear';
}

/** Something that can be trained: its loss on one fixed batch. */
export interface Trainable {
  name: string;
  variables: readonly Variable[];
  loss(step: number): Scalar;
}

export const ourKit: Kit = {
  dense,
  conv: (x, filter, bias, options) =>
    convolve(x, filter as Tensor as Tensor4D, bias, { ...options, padding: 'same' }),
  standardise,
  upsample,
};

export const libraryKit: Kit = {
  dense(x, weight, bias, activation) {
    const product = add(matMul(x, weight as Tensor as Tensor2D), bias) as Tensor2D;
    return activation === 'relu' ? relu(product) : product;
  },
  conv(x, filter, bias, { stride, activation }) {
    const product = add(conv2d(x, filter as Tensor as Tensor4D, stride, 'same'), bias) as Tensor4D;
    return activation === 'relu' ? relu(product) : product;
  },
  standardise(x, axes) {
    const centred = sub(x, mean(x, axes, true));
    return mul(centred, rsqrt(add(mean(square(centred), axes, true), 1e-5)));
  },
  upsample: (x) => image.resizeNearestNeighbor(x, [2 * x.shape[1], 2 * x.shape[2]]),
};

/** All of them, with these layers. */
export function networks(kit: Kit): (() => Trainable)[] {
  return [() => mlp(kit), () => convNet(kit), () => uNet(kit), pixelCnn, transformer];
}

/** 784-256-256-784 with ReLU, batch 128, mean squared error. */
function mlp(kit: Kit): Trainable {
  const sizes = [784, 256, 256, 784];
  const layers = sizes.slice(1).map((outputs, i) => denseLayer(sizes[i] ?? 0, outputs, i));
  const x = drawn([128, 784], 1, 9) as Tensor2D;
  return {
    name: 'MLP 784-256-256-784, batch 128',
    variables: layers.flatMap(({ weight, bias }) => [weight, bias]),
    loss: () =>
      tidy(() => {
        const output = layers.reduce(
          (a, { weight, bias }, i) =>
            kit.dense(a, weight, bias, i < layers.length - 1 ? 'relu' : 'linear'),
          x,
        );
        return mean(square(sub(output, x))) as Scalar;
      }),
  };
}

/** 28×28 → 32 → 64 channels, both with stride 2, → 10 classes, batch 32, cross entropy. */
function convNet(kit: Kit): Trainable {
  const first = convLayer(1, 32, 1);
  const second = convLayer(32, 64, 2);
  const head = denseLayer(49 * 64, 10, 3);
  const x = drawn([32, 28, 28, 1], 1, 4) as Tensor4D;
  const labels = oneHot(
    tensor1d(
      [...Array(32).keys()].map((i) => i % 10),
      'int32',
    ),
    10,
  );
  return {
    name: 'conv net 1-32-64-10, batch 32',
    variables: [first, second, head].flatMap(({ weight, bias }) => [weight, bias]),
    loss: () =>
      tidy(() => {
        const down = { stride: 2, activation: 'relu' } as const;
        const a = kit.conv(x, first.weight, first.bias, down);
        const b = kit.conv(a, second.weight, second.bias, down);
        const logits = kit.dense(reshape(b, [32, -1]), head.weight, head.bias, 'linear');
        return crossEntropy(logits, labels as Tensor2D);
      }),
  };
}

/** Two levels, 32 and 64 channels, residual blocks with group normalisation, batch 16. */
function uNet(kit: Kit): Trainable {
  const made: { weight: Variable; bias: Variable }[] = [];
  const conv = (inputs: number, outputs: number): { weight: Variable; bias: Variable } => {
    const layer = convLayer(inputs, outputs, made.length);
    made.push(layer);
    return layer;
  };
  const apply = (layer: { weight: Variable; bias: Variable }, x: Tensor4D, stride: 1 | 2 = 1) =>
    kit.conv(x, layer.weight, layer.bias, { stride, activation: 'linear' });
  const block = (channels: number): ((x: Tensor4D) => Tensor4D) => {
    const [a, b] = [conv(channels, channels), conv(channels, channels)];
    const active = (x: Tensor4D): Tensor4D => {
      const [n, h, w, c] = x.shape;
      return relu(reshape(kit.standardise(reshape(x, [n, h * w, 8, c / 8]), [1, 3]), x.shape));
    };
    return (x) => add(x, apply(b, active(apply(a, active(x)))));
  };
  const [enter, top, down, bottom] = [conv(1, 32), block(32), conv(32, 64), block(64)];
  const [up, join, leave] = [conv(64, 32), block(32), conv(32, 1)];
  const x = drawn([16, 28, 28, 1], 1, 4) as Tensor4D;
  return {
    name: 'small U-Net, 32 and 64 channels, batch 16',
    variables: made.flatMap(({ weight, bias }) => [weight, bias]),
    loss: () =>
      tidy(() => {
        const skip = top(apply(enter, x));
        const deep = bottom(apply(down, skip, 2));
        const output = apply(leave, join(add(skip, apply(up, kit.upsample(deep)))));
        return mean(square(sub(output, x))) as Scalar;
      }),
  };
}

/** Mask A 7×7, four residual layers of mask B 3×3, 32 channels, batch 16. Ours in either case. */
function pixelCnn(): Trainable {
  const first = createMaskedConv('A', 7, [1, 32], 1);
  const layers = [2, 3, 4, 5].map((seed) => createMaskedConv('B', 3, [32, 32], seed));
  const last = createMaskedConv('B', 1, [32, 1], 6);
  const x = drawn([16, 28, 28, 1], 1, 4) as Tensor4D;
  const all: MaskedConv[] = [first, ...layers, last];
  return {
    name: 'PixelCNN, 32 channels, batch 16',
    variables: all.flatMap(({ weights, bias }) => [weights, bias]),
    loss: () =>
      tidy(() => {
        const hidden = layers.reduce(
          (a, layer) => add(a, applyMaskedConv(layer, a, 'relu')) as Tensor4D,
          applyMaskedConv(first, x, 'relu'),
        );
        return mean(square(sub(applyMaskedConv(last, hidden), x))) as Scalar;
      }),
  };
}

/** Two blocks of width 64 with four heads, 64 tokens, batch 16. Ours in either case. */
function transformer(): Trainable {
  const [batch, length, vocabulary] = [16, 64, 65];
  const config = { vocabulary, length, width: 64, heads: 4, depth: 2 };
  const network = createTransformer(config, 1);
  const source = random(2);
  const tokens = Int32Array.from({ length: batch * length }, () => source.integer(vocabulary));
  const targets = oneHot(
    tensor1d(
      tokens.map((t) => (t + 1) % vocabulary),
      'int32',
    ),
    vocabulary,
  );
  return {
    name: 'transformer 2×64, 64 tokens, batch 16',
    variables: transformerVariables(network),
    loss: () =>
      tidy(() => {
        const logits = nextTokenLogits(network, tokens, batch);
        return crossEntropy(reshape(logits, [-1, vocabulary]), targets as Tensor2D);
      }),
  };
}

function crossEntropy(logits: Tensor2D, targets: Tensor2D): Scalar {
  return neg(mean(sum(mul(logSoftmax(logits), targets), -1))) as Scalar;
}

function drawn(shape: number[], deviation: number, seed: number): Tensor {
  const size = shape.reduce((product, length) => product * length, 1);
  return tensor(
    normals(size, random(seed)).map((value) => deviation * value),
    shape,
  );
}

function denseLayer(inputs: number, outputs: number, seed: number) {
  const weight = variable(drawn([inputs, outputs], Math.sqrt(2 / inputs), seed));
  return { weight, bias: variable(tensor(new Float32Array(outputs), [outputs])) };
}

function convLayer(inputs: number, outputs: number, seed: number) {
  const deviation = Math.sqrt(2 / (9 * inputs));
  const weight = variable(drawn([3, 3, inputs, outputs], deviation, seed));
  return { weight, bias: variable(tensor(new Float32Array(outputs), [outputs])) };
}
