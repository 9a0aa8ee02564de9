/**
 * Gradients of what a window does to each channel by itself, on wasm: TensorFlow.js 4.22 has none of
 * a depthwise convolution, and a wrong one of the largest value in a window. Nothing here is worth
 * more than a loop: there is little arithmetic for each number that is read.
 */
import { backend_util, type KernelFunc, type TensorInfo } from '@tensorflow/tfjs-core';
import { provideOnWasm, type WasmMemory } from './wasm-memory.ts';

type Quad = [number, number, number, number];
type Info = backend_util.Conv2DInfo;
type Attributes = Parameters<KernelFunc>[0]['attrs'];

/** Gives wasm these gradients. Safe to call again. */
export function provideWindowGradients(): void {
  provideOnWasm('DepthwiseConv2dNativeBackpropFilter', depthwiseFilterGradient);
  provideOnWasm('DepthwiseConv2dNativeBackpropInput', depthwiseInputGradient);
  provideOnWasm('MaxPoolGrad', maxPoolGradient);
}

/** ∂/∂filter [i, j, c, m] = Σ x · dy over all that this weight has multiplied. */
const depthwiseFilterGradient: KernelFunc = ({ inputs, backend, attrs }) => {
  const memory = backend as WasmMemory;
  const { x, dy } = inputs as { x: TensorInfo; dy: TensorInfo };
  const info = depthwiseInfo(x.shape as Quad, attrs?.filterShape as Quad, attrs);
  const gradient = memory.makeOutput([...info.filterShape], 'float32');
  const [xs, dys] = [memory.typedArrayFromHeap(x), memory.typedArrayFromHeap(dy)];
  const sums = memory.typedArrayFromHeap(gradient).fill(0);
  const multiplier = info.outChannels / info.inChannels;
  forEachTap(info, (input, output, tap) => {
    for (let k = 0; k < info.outChannels; k++) {
      const value = xs[input + Math.floor(k / multiplier)] as number;
      sums[tap * info.outChannels + k] =
        (sums[tap * info.outChannels + k] as number) + value * (dys[output + k] as number);
    }
  });
  return gradient;
};

/** ∂/∂x = Σ filter · dy over all windows that this number was in. */
const depthwiseInputGradient: KernelFunc = ({ inputs, backend, attrs }) => {
  const memory = backend as WasmMemory;
  const { dy, filter } = inputs as { dy: TensorInfo; filter: TensorInfo };
  const info = depthwiseInfo(attrs?.inputShape as Quad, filter.shape as Quad, attrs);
  const gradient = memory.makeOutput([...info.inShape], 'float32');
  const [weights, dys] = [memory.typedArrayFromHeap(filter), memory.typedArrayFromHeap(dy)];
  const sums = memory.typedArrayFromHeap(gradient).fill(0);
  const multiplier = info.outChannels / info.inChannels;
  forEachTap(info, (input, output, tap) => {
    for (let k = 0; k < info.outChannels; k++) {
      const at = input + Math.floor(k / multiplier);
      const weight = weights[tap * info.outChannels + k] as number;
      sums[at] = (sums[at] as number) + weight * (dys[output + k] as number);
    }
  });
  return gradient;
};

/** Each dy goes to the first of the largest numbers in its window, as on the cpu backend. */
const maxPoolGradient: KernelFunc = ({ inputs, backend, attrs }) => {
  const memory = backend as WasmMemory;
  const { dy, input: x } = inputs as { dy: TensorInfo; input: TensorInfo };
  const info = backend_util.computePool2DInfo(
    x.shape as Quad,
    attrs?.filterSize as [number, number],
    attrs?.strides as [number, number],
    1,
    attrs?.pad as 'same' | 'valid' | number,
    attrs?.dimRoundingMode as 'floor' | undefined,
  );
  const gradient = memory.makeOutput([...info.inShape], 'float32');
  const [xs, dys] = [memory.typedArrayFromHeap(x), memory.typedArrayFromHeap(dy)];
  const sums = memory.typedArrayFromHeap(gradient).fill(0);
  const largest = new Int32Array(dys.length).fill(-1);
  forEachTap(info, (input, output) => {
    for (let c = 0; c < info.inChannels; c++) {
      const best = largest[output + c] as number;
      if (best < 0 || (xs[input + c] as number) > (xs[best] as number)) {
        largest[output + c] = input + c;
      }
    }
  });
  largest.forEach((at, i) => (sums[at] = (sums[at] as number) + (dys[i] as number)));
  return gradient;
};

function depthwiseInfo(inputShape: Quad, filterShape: Quad, attrs: Attributes): Info {
  return backend_util.computeConv2DInfo(
    inputShape,
    filterShape,
    attrs?.strides as [number, number],
    (attrs?.dilations ?? 1) as [number, number],
    attrs?.pad as 'same' | 'valid' | number,
    attrs?.dimRoundingMode as 'floor' | undefined,
    true,
  );
}

/**
 * Calls back for each place of each window that lies within the input: where the channels of that
 * place begin, where those of the window's output do, and which place of the window it is.
 */
function forEachTap(info: Info, visit: (input: number, output: number, tap: number) => void): void {
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, outChannels } = info;
  const { filterHeight, filterWidth, strideHeight, strideWidth, padInfo } = info;
  for (let n = 0; n < batchSize; n++) {
    for (let u = 0; u < outHeight; u++) {
      for (let v = 0; v < outWidth; v++) {
        const output = ((n * outHeight + u) * outWidth + v) * outChannels;
        for (let i = 0; i < filterHeight; i++) {
          const y = u * strideHeight + i * info.dilationHeight - padInfo.top;
          if (y < 0 || y >= inHeight) continue;
          for (let j = 0; j < filterWidth; j++) {
            const x = v * strideWidth + j * info.dilationWidth - padInfo.left;
            if (x < 0 || x >= inWidth) continue;
            const input = ((n * inHeight + y) * inWidth + x) * inChannels;
            visit(input, output, i * filterWidth + j);
          }
        }
      }
    }
  }
}
