/** Images in wasm's memory put in another order. Shapes are [batch, height, width, channels]. */
import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { WasmMemory } from './wasm-memory.ts';

type Pair = readonly [number, number];

/** The rows and columns of x within these limits; x itself where that is all of it. */
export function crop(x: TensorInfo, rows: Pair, columns: Pair, memory: WasmMemory): TensorInfo {
  const [batch = 0, height = 0, width = 0, channels = 0] = x.shape;
  const [tall, wide] = [rows[1] - rows[0], columns[1] - columns[0]];
  if (tall === height && wide === width) return x;
  const part = memory.makeOutput([batch, tall, wide, channels], 'float32');
  const from = memory.typedArrayFromHeap(x);
  const to = memory.typedArrayFromHeap(part);
  for (let n = 0; n < batch; n++) {
    for (let y = 0; y < tall; y++) {
      const start = ((n * height + rows[0] + y) * width + columns[0]) * channels;
      to.set(from.subarray(start, start + wide * channels), (n * tall + y) * wide * channels);
    }
  }
  return part;
}

/** Writes a part into every s-th row and column of the whole, from the first ones on. */
export function scatter(
  part: TensorInfo,
  whole: TensorInfo,
  top: number,
  left: number,
  [strideHeight, strideWidth]: Pair,
  memory: WasmMemory,
): void {
  const [batch = 0, tall = 0, wide = 0, channels = 0] = part.shape;
  const [, height = 0, width = 0] = whole.shape;
  const from = memory.typedArrayFromHeap(part);
  const to = memory.typedArrayFromHeap(whole);
  if (part.shape.every((size, axis) => size === whole.shape[axis])) return to.set(from);
  let at = 0;
  for (let n = 0; n < batch; n++) {
    for (let y = 0; y < tall; y++) {
      const row = (n * height + top + y * strideHeight) * width + left;
      for (let x = 0; x < wide; x++) {
        const start = (row + x * strideWidth) * channels;
        for (let c = 0; c < channels; c++) to[start + c] = from[at++] as number;
      }
    }
  }
}

/** Images and channels that fit a processor's first cache together. */
const BLOCK = 8;

/**
 * The first rows and columns of x as [1, rows, columns · channels, batch]: the batch, which came
 * first, last.
 */
export function batchLast(x: TensorInfo, [rows, columns]: Pair, memory: WasmMemory): TensorInfo {
  const [batch = 0, height = 0, width = 0, channels = 0] = x.shape;
  const length = columns * channels;
  const turned = memory.makeOutput([1, rows, length, batch], 'float32');
  const from = memory.typedArrayFromHeap(x);
  const to = memory.typedArrayFromHeap(turned);
  const [imageStep, rowStep] = [height * width * channels, width * channels];
  for (let y = 0; y < rows; y++) {
    for (let left = 0; left < length; left += BLOCK) {
      const right = Math.min(length, left + BLOCK);
      for (let top = 0; top < batch; top += BLOCK) {
        const bottom = Math.min(batch, top + BLOCK);
        for (let i = left; i < right; i++) {
          const [source, target] = [y * rowStep + i, (y * length + i) * batch];
          for (let n = top; n < bottom; n++) {
            to[target + n] = from[source + n * imageStep] as number;
          }
        }
      }
    }
  }
  return turned;
}

/** dy as a filter, [outHeight, outWidth, batch, outChannels]: the batch for its input channels. */
export function asFilter(dy: TensorInfo, memory: WasmMemory): TensorInfo {
  const [batch = 0, height = 0, width = 0, channels = 0] = dy.shape;
  const filter = memory.makeOutput([height, width, batch, channels], 'float32');
  const from = memory.typedArrayFromHeap(dy);
  const to = memory.typedArrayFromHeap(filter);
  let at = 0;
  for (let place = 0; place < height * width; place++) {
    for (let n = 0; n < batch; n++) {
      const source = (n * height * width + place) * channels;
      for (let o = 0; o < channels; o++) to[at++] = from[source + o] as number;
    }
  }
  return filter;
}
