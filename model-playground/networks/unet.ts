/**
 * A small U-Net that knows the time: two resolutions, residual blocks, one bridge between equals.
 *
 * Papers   Ronneberger, Fischer, Brox (2015), "U-Net" [the shape];
 *          Ho, Jain, Abbeel (2020), "Denoising Diffusion Probabilistic Models", appendix B [group
 *          normalisation, the time added in each block].
 * Shapes   images [batch, height, width, channels], height and width even; times [batch].
 */
import {
  add,
  concat,
  relu,
  reshape,
  type Tensor2D,
  type Tensor4D,
  type Variable,
} from '@tensorflow/tfjs-core';
import { derive } from '../training/random.ts';
import { applyConv, convVariables, createConv, upsample, type Conv } from './conv.ts';
import { applyMlp, createMlp, variablesOf, type Mlp } from './mlp.ts';
import { createNorm, groupNorm, type Norm } from './normalise.ts';
import {
  createTimeEmbedding,
  embedTimes,
  timeVariables,
  type TimeEmbedding,
} from './time-embedding.ts';

export interface UnetConfig {
  /** Channels of the images. */
  channels: number;
  /** Channels at full resolution; twice as many at half. A multiple of four, the groups. */
  width: number;
}

/** Two convolutions around the time, beside a way past them (He et al. 2016). */
interface Block {
  readonly norms: readonly [Norm, Norm];
  readonly convs: readonly [Conv, Conv];
  /** From the time's embedding to a shift of each channel. */
  readonly time: Mlp;
  /** 1 × 1, where the number of channels changes. */
  readonly past: Conv | undefined;
}

export interface Unet {
  readonly time: TimeEmbedding;
  readonly enter: Conv;
  readonly wide: Block;
  readonly down: Conv;
  readonly deep: readonly [Block, Block];
  readonly up: Conv;
  readonly merged: Block;
  readonly norm: Norm;
  readonly leave: Conv;
}

const GROUPS = 4;

/** Sines and cosines that tell the time, and numbers that each block hears of it, per channel. */
const TIME_FEATURES = 32;

/** A network from images to images of the same size; it starts near zero everywhere. */
export function createUnet({ channels, width }: UnetConfig, seed: number): Unet {
  if (width % GROUPS !== 0) throw new RangeError(`${width} channels in ${GROUPS} groups`);
  const from = (purpose: string): number => derive(seed, purpose);
  const heard = 2 * width;
  const block = (inputs: number, outputs: number, purpose: string): Block => ({
    norms: [createNorm(inputs), createNorm(outputs)],
    convs: [
      createConv(3, [inputs, outputs], from(`${purpose} first`)),
      // The block starts near the way past it.
      createConv(3, [outputs, outputs], from(`${purpose} second`), { scale: 0.1 }),
    ],
    time: createMlp([heard, outputs], from(`${purpose} time`)),
    past:
      inputs === outputs ? undefined : createConv(1, [inputs, outputs], from(`${purpose} past`)),
  });
  return {
    time: createTimeEmbedding(TIME_FEATURES, heard, from('time')),
    enter: createConv(3, [channels, width], from('enter')),
    wide: block(width, width, 'wide'),
    down: createConv(3, [width, 2 * width], from('down'), { stride: 2 }),
    deep: [block(2 * width, 2 * width, 'deep'), block(2 * width, 2 * width, 'deeper')],
    up: createConv(3, [2 * width, width], from('up')),
    merged: block(2 * width, width, 'merged'),
    norm: createNorm(width),
    leave: createConv(3, [width, channels], from('leave'), { scale: 0.1 }),
  };
}

/** The network's image for each image of x, given its time; as large as x. */
export function applyUnet(unet: Unet, x: Tensor4D, times: Float32Array): Tensor4D {
  const heard = relu(embedTimes(unet.time, times));
  const wide = applyBlock(unet.wide, applyConv(unet.enter, x), heard);
  const [first, second] = unet.deep;
  const deep = applyBlock(second, applyBlock(first, applyConv(unet.down, wide), heard), heard);
  const risen = applyConv(unet.up, upsample(deep));
  const merged = applyBlock(unet.merged, concat([risen, wide], 3), heard);
  return applyConv(unet.leave, relu(groupNorm(unet.norm, merged, GROUPS)));
}

/** x [batch, h, w, inputs] → [batch, h, w, outputs], told the time by `heard` [batch, features]. */
function applyBlock({ norms, convs, time, past }: Block, x: Tensor4D, heard: Tensor2D): Tensor4D {
  const first = applyConv(convs[0], relu(groupNorm(norms[0], x, GROUPS)));
  const [batch, , , channels] = first.shape;
  const shift = reshape(applyMlp(time, heard), [batch, 1, 1, channels]);
  const second = applyConv(convs[1], relu(groupNorm(norms[1], add(first, shift), GROUPS)));
  return add(second, past ? applyConv(past, x) : x);
}

/** Everything trainable in it, in a fixed order. */
export function unetVariables(unet: Unet): Variable[] {
  const ofNorm = ({ scale, shift }: Norm): Variable[] => [scale, shift];
  const ofBlock = ({ norms, convs, time, past }: Block): Variable[] => [
    ...norms.flatMap(ofNorm),
    ...convs.flatMap(convVariables),
    ...variablesOf(time),
    ...(past ? convVariables(past) : []),
  ];
  return [
    ...timeVariables(unet.time),
    ...convVariables(unet.enter),
    ...ofBlock(unet.wide),
    ...convVariables(unet.down),
    ...unet.deep.flatMap(ofBlock),
    ...convVariables(unet.up),
    ...ofBlock(unet.merged),
    ...ofNorm(unet.norm),
    ...convVariables(unet.leave),
  ];
}
