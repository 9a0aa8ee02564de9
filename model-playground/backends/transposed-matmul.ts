/**
 * TensorFlow.js 4.22 multiplies matrices on wasm with XNNPACK only when neither is transposed and
 * there is one of each; a transposed argument, or a batch of matrices, falls to a naive loop, 20 to
 * 70 times slower, and every gradient of a product has one. Transposing first and then multiplying
 * makes a training step 4 to 5 times faster. The transposing is done here, in blocks: the library's
 * own kernel takes as long as the product. A batch (the heads of attention) goes one by one.
 */
import { getKernel, type KernelFunc, type TensorInfo } from '@tensorflow/tfjs-core';
import { provideOnWasm, type WasmMemory } from './wasm-memory.ts';

const patched = new WeakSet<KernelFunc>();

/** Replaces wasm's BatchMatMul by one that transposes its arguments first. Safe to call again. */
export function transposeBeforeMatMul(): void {
  const original = getKernel('BatchMatMul', 'wasm');
  if (patched.has(original.kernelFunc)) return;

  const kernelFunc: KernelFunc = ({ inputs, backend, attrs }) => {
    const memory = backend as WasmMemory;
    const temporary: TensorInfo[] = [];
    const plain = (matrix: TensorInfo | undefined, transposed: unknown): TensorInfo => {
      if (!matrix) throw new Error('BatchMatMul needs two matrices');
      if (!transposed) return matrix;
      const copy = transpose(matrix, memory);
      temporary.push(copy);
      return copy;
    };
    const multiply = (a: TensorInfo, b: TensorInfo): TensorInfo =>
      original.kernelFunc({
        inputs: { a, b },
        backend,
        attrs: { transposeA: false, transposeB: false },
      }) as TensorInfo;
    const { a: first, b: second } = inputs;
    if (first && second && !attrs?.transposeA && attrs?.transposeB && isLighter(first, second)) {
      // a · bᵀ = (b · aᵀ)ᵀ: b, which is large, is neither transposed nor packed.
      const turned = multiply(second, plain(first, true));
      temporary.push(turned);
      const product = transpose(turned, memory);
      for (const { dataId } of temporary) memory.disposeData(dataId);
      return product;
    }
    const a = plain(first, attrs?.transposeA);
    const b = plain(second, attrs?.transposeB);
    const product = isWorthParting(a, b) ? oneByOne(a, b, multiply, memory) : multiply(a, b);
    for (const { dataId } of temporary) memory.disposeData(dataId);
    return product;
  };

  patched.add(kernelFunc);
  provideOnWasm('BatchMatMul', kernelFunc);
}

/** A packed number costs about as much as so many transposed ones. */
const PACKING = 4;

/** Whether a [rows, inner] · bᵀ, b [columns, inner], is better had from the transposed product. */
function isLighter({ shape: a }: TensorInfo, { shape: b }: TensorInfo): boolean {
  const [rows = 0, inner = 0] = a.slice(-2);
  const [columns = 0] = b.slice(-2);
  const single = [...a.slice(0, -2), ...b.slice(0, -2)].every((size) => size === 1);
  const cost = (1 + PACKING) * rows * inner + rows * columns;
  return single && a.length === b.length && cost < (1 + PACKING) * columns * inner;
}

/** Multiplications below which a product is over before its matrices are copied. */
const FEWEST = 4096;

/** Whether these are batches of one size, of products that are worth the copying. */
function isWorthParting({ shape: a }: TensorInfo, { shape: b }: TensorInfo): boolean {
  const [outer, other] = [a.slice(0, -2), b.slice(0, -2)];
  const several = outer.join() === other.join() && outer.some((size) => size > 1);
  const work = (a.at(-2) ?? 0) * (a.at(-1) ?? 0) * (b.at(-1) ?? 0);
  return several && work >= FEWEST;
}

/** [...batch, rows, inner] · [...batch, inner, columns], by one product after the other. */
function oneByOne(
  a: TensorInfo,
  b: TensorInfo,
  multiply: (a: TensorInfo, b: TensorInfo) => TensorInfo,
  memory: WasmMemory,
): TensorInfo {
  const outer = a.shape.slice(0, -2);
  const [rows = 0, inner = 0] = a.shape.slice(-2);
  const columns = b.shape.at(-1) ?? 0;
  const result = memory.makeOutput([...outer, rows, columns], 'float32');
  const batch = outer.reduce((product, size) => product * size, 1);
  for (let i = 0; i < batch; i++) {
    // New tensors each time: wasm keeps a matrix it has packed under the tensor's identity.
    const left = part(a, i, [1, rows, inner], memory);
    const right = part(b, i, [1, inner, columns], memory);
    const product = multiply(left, right);
    const values = memory.typedArrayFromHeap(product);
    memory.typedArrayFromHeap(result).set(values, i * rows * columns);
    for (const { dataId } of [left, right, product]) memory.disposeData(dataId);
  }
  return result;
}

/** A copy of the i-th matrix of a batch. */
function part(matrices: TensorInfo, i: number, shape: number[], memory: WasmMemory): TensorInfo {
  const size = shape.reduce((product, length) => product * length, 1);
  const copy = memory.makeOutput(shape, 'float32');
  const values = memory.typedArrayFromHeap(matrices).subarray(i * size, (i + 1) * size);
  memory.typedArrayFromHeap(copy).set(values);
  return copy;
}

/** Rows that are read side by side: as many numbers as half of what a cache holds together. */
const ROWS = 8;

/** A copy of [...batch, rows, columns] as [...batch, columns, rows]. */
function transpose(matrix: TensorInfo, memory: WasmMemory): TensorInfo {
  const [rows = 1, columns = 1] = matrix.shape.slice(-2);
  const outer = matrix.shape.slice(0, -2);
  const batch = outer.reduce((product, size) => product * size, 1);
  const result = memory.makeOutput([...outer, columns, rows], 'float32');
  // Views are taken after the output exists: growing the heap detaches earlier ones.
  const from = memory.typedArrayFromHeap(matrix);
  const to = memory.typedArrayFromHeap(result);
  for (let b = 0; b < batch; b++) {
    const start = b * rows * columns;
    const together = rows - (rows % ROWS);
    for (let row = 0; row < together; row += ROWS) {
      let target = start + row;
      const end = start + (row + 1) * columns;
      // Written out: a loop over the eight takes three times as long.
      for (let source = start + row * columns; source < end; source++, target += rows) {
        to[target] = from[source] as number;
        to[target + 1] = from[source + columns] as number;
        to[target + 2] = from[source + 2 * columns] as number;
        to[target + 3] = from[source + 3 * columns] as number;
        to[target + 4] = from[source + 4 * columns] as number;
        to[target + 5] = from[source + 5 * columns] as number;
        to[target + 6] = from[source + 6 * columns] as number;
        to[target + 7] = from[source + 7 * columns] as number;
      }
    }
    for (let row = together; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        to[start + column * rows + row] = from[start + row * columns + column] as number;
      }
    }
  }
  return result;
}
