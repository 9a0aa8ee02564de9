/**
 * The gradients of a convolution on wasm. TensorFlow.js 4.22 has none for the filter there, and one
 * for the input that is a naive loop. Both gradients are convolutions themselves (Dumoulin and Visin
 * 2016, "A guide to convolution arithmetic for deep learning", chapter 4), and those XNNPACK does
 * fast: what is left for us is to put the numbers in order.
 *
 * Shapes, as in the library: x [batch, height, width, inChannels], filter [filterHeight,
 * filterWidth, inChannels, outChannels], dy [batch, outHeight, outWidth, outChannels].
 */
import { backend_util, type KernelFunc, type TensorInfo } from '@tensorflow/tfjs-core';
import { asFilter, batchLast, crop, scatter } from './wasm-layouts.ts';
import { provideOnWasm, runOnWasm, type WasmMemory } from './wasm-memory.ts';

type Quad = [number, number, number, number];
type Pair = readonly [number, number];
type Attributes = Parameters<KernelFunc>[0]['attrs'];

/** Gives wasm both gradients. Safe to call again. */
export function provideConvolutionGradients(): void {
  provideOnWasm('Conv2DBackpropFilter', filterGradient);
  provideOnWasm('Conv2DBackpropInput', inputGradient);
}

/**
 * ∂/∂filter [i, j, c, o] = Σ x [n, s·u + i − top, s·v + j − left, c] · dy [n, u, v, o] over n, u, v.
 * With the batch for channels, and the channels c beside one another in a row as if they were
 * columns, that is one convolution: of x with dy as its filter, dilated by the stride s (along a
 * row, where a column is as wide as its channels, by s · inChannels). What comes out is in the
 * order of the filter already.
 */
const filterGradient: KernelFunc = ({ inputs, backend, attrs }) => {
  const memory = backend as WasmMemory;
  const { x, dy } = inputs as { x: TensorInfo; dy: TensorInfo };
  const info = infoOf(x.shape, attrs?.filterShape as Quad, attrs);
  const { inChannels, filterHeight, filterWidth, padInfo } = info;
  if (isPointwise(info)) return pointwiseFilterGradient(x, dy, info, memory);
  const down = reach(info.outHeight, info.strideHeight, filterHeight, padInfo.top, info.inHeight);
  const right = reach(info.outWidth, info.strideWidth, filterWidth, padInfo.left, info.inWidth);

  const turned = batchLast(x, [down.used, right.used], memory);
  const filter = asFilter(dy, memory);
  const gradient = convolve(
    turned,
    filter,
    [
      [padInfo.top, down.beyond],
      [padInfo.left * inChannels, right.beyond * inChannels],
    ],
    memory,
    [info.strideHeight, info.strideWidth * inChannels],
  );
  memory.disposeData(turned.dataId);
  memory.disposeData(filter.dataId);
  return { ...gradient, shape: info.filterShape };
};

/**
 * ∂/∂x [n, y, z, c] = Σ dy [n, u, v, o] · filter [y + top − s·u, z + left − s·v, c, o] over u, v, o.
 * For all y with the same remainder of (y + top) by the stride s, only every s-th row of the filter
 * takes part, and the sum is a convolution of dy with those rows in reverse order.
 */
const inputGradient: KernelFunc = ({ inputs, backend, attrs }) => {
  const memory = backend as WasmMemory;
  const { dy, filter } = inputs as { dy: TensorInfo; filter: TensorInfo };
  const info = infoOf(attrs?.inputShape as Quad, filter.shape as Quad, attrs);
  const { strideHeight, strideWidth, padInfo } = info;
  const rows = phases(info.inHeight, strideHeight, info.filterHeight, padInfo.top, info.outHeight);
  const columns = phases(info.inWidth, strideWidth, info.filterWidth, padInfo.left, info.outWidth);

  const gradient = memory.makeOutput([...info.inShape], 'float32');
  memory.typedArrayFromHeap(gradient).fill(0);
  for (const row of rows) {
    for (const column of columns) {
      const reversed = reversedPart(filter, row, column, [strideHeight, strideWidth], memory);
      const source = crop(dy, row.within, column.within, memory);
      const part = convolve(source, reversed, [row.pad, column.pad], memory);
      scatter(part, gradient, row.first, column.first, [strideHeight, strideWidth], memory);
      memory.disposeData(reversed.dataId);
      memory.disposeData(part.dataId);
      if (source !== dy) memory.disposeData(source.dataId);
    }
  }
  return gradient;
};

/** Whether each place of the output sees one place of the input, all of them in order. */
function isPointwise(info: backend_util.Conv2DInfo): boolean {
  const { filterHeight, filterWidth, inHeight, inWidth, outHeight, outWidth, padInfo } = info;
  const alone = filterHeight === 1 && filterWidth === 1 && padInfo.top === 0 && padInfo.left === 0;
  return alone && inHeight === outHeight && inWidth === outWidth;
}

/** Then a convolution is a product of matrices, and so is its gradient: xᵀ · dy. */
function pointwiseFilterGradient(
  x: TensorInfo,
  dy: TensorInfo,
  { filterShape, batchSize, inHeight, inWidth, inChannels, outChannels }: backend_util.Conv2DInfo,
  memory: WasmMemory,
): TensorInfo {
  const places = batchSize * inHeight * inWidth;
  const a = { ...x, shape: [1, places, inChannels] };
  const b = { ...dy, shape: [1, places, outChannels] };
  const attrs = { transposeA: true, transposeB: false };
  return { ...runOnWasm('BatchMatMul', { a, b }, memory, attrs), shape: filterShape };
}

/** The library's description of a convolution; refuses what we do not compute. */
function infoOf(
  inputShape: readonly number[],
  filterShape: Quad,
  attrs: Attributes,
): backend_util.Conv2DInfo {
  const dataFormat = attrs?.dataFormat ?? 'NHWC';
  if (dataFormat !== 'NHWC') throw new Error(`wasm has no convolution in ${String(dataFormat)}`);
  return backend_util.computeConv2DInfo(
    inputShape as Quad,
    filterShape,
    attrs?.strides as Pair as [number, number],
    1,
    attrs?.pad as 'same' | 'valid' | number,
    attrs?.dimRoundingMode as 'floor' | undefined,
  );
}

/** XNNPACK's convolution with stride 1: x, filter → [batch, …, outChannels]. */
function convolve(
  x: TensorInfo,
  filter: TensorInfo,
  [rows, columns]: readonly [Pair, Pair],
  memory: WasmMemory,
  dilations: Pair = [1, 1],
): TensorInfo {
  return runOnWasm('Conv2D', { x, filter }, memory, {
    strides: [1, 1],
    dilations: [...dilations],
    pad: [[0, 0], [...rows], [...columns], [0, 0]] as unknown as number[],
    dataFormat: 'NHWC',
  });
}

/**
 * How far along one axis the windows reach: how many of the input's places they use (a stride may
 * leave some over at the end), and how many beyond its end.
 */
function reach(
  windows: number,
  stride: number,
  filterSize: number,
  before: number,
  inputSize: number,
): { used: number; beyond: number } {
  const needed = (windows - 1) * stride + filterSize - before;
  const used = Math.min(inputSize, needed);
  return { used, beyond: needed - used };
}

/** The inputs along one axis that share a remainder by the stride. */
interface Phase {
  /** Of the inputs: the first; the others follow at the distance of the stride. */
  first: number;
  /** Of the filter: the first place that takes part, and how many. */
  tap: number;
  taps: number;
  /** Of dy: from, until; and zeros before and after. */
  within: Pair;
  pad: Pair;
}

function phases(
  inputSize: number,
  stride: number,
  filterSize: number,
  before: number,
  outputSize: number,
): Phase[] {
  return Array.from({ length: stride }, (_, tap): Phase | undefined => {
    // Inputs y = s·q + tap − before, and dy at q, q − 1, …, q − taps + 1.
    const taps = Math.ceil((filterSize - tap) / stride);
    const lowest = Math.ceil((before - tap) / stride);
    const highest = Math.floor((inputSize - 1 + before - tap) / stride);
    const [from, until] = [lowest - taps + 1, highest + 1];
    const within: Pair = [Math.max(0, from), Math.min(outputSize, until)];
    if (taps <= 0 || highest < lowest || within[0] >= within[1]) return undefined;
    const pad: Pair = [within[0] - from, until - within[1]];
    return { first: stride * lowest + tap - before, tap, taps, within, pad };
  }).filter((phase) => phase !== undefined);
}

/** The filter's places of a phase in reverse order, [taps, taps, outChannels, inChannels]. */
function reversedPart(
  filter: TensorInfo,
  row: Phase,
  column: Phase,
  [strideHeight, strideWidth]: Pair,
  memory: WasmMemory,
): TensorInfo {
  const [, width = 0, inChannels = 0, outChannels = 0] = filter.shape;
  const part = memory.makeOutput([row.taps, column.taps, outChannels, inChannels], 'float32');
  const from = memory.typedArrayFromHeap(filter);
  const to = memory.typedArrayFromHeap(part);
  let at = 0;
  for (let i = row.taps - 1; i >= 0; i--) {
    for (let j = column.taps - 1; j >= 0; j--) {
      const place = (row.tap + i * strideHeight) * width + column.tap + j * strideWidth;
      const start = place * inChannels * outChannels;
      for (let o = 0; o < outChannels; o++) {
        for (let c = 0; c < inChannels; c++) {
          to[at++] = from[start + c * outChannels + o] as number;
        }
      }
    }
  }
  return part;
}
