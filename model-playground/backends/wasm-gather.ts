/**
 * The gradient of looking rows up in a table (an embedding), which TensorFlow.js 4.22 lacks on wasm:
 * each row of the table gathers what was sent to it.
 */
import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import { provideOnWasm, type WasmMemory } from './wasm-memory.ts';

/** Gives wasm the kernel. Safe to call again. */
export function provideSegmentSum(): void {
  provideOnWasm('UnsortedSegmentSum', segmentSum);
}

/** x [rows, …], segmentIds [rows] → [numSegments, …]; a row whose segment is none is left out. */
const segmentSum: KernelFunc = ({ inputs, backend, attrs }) => {
  const memory = backend as WasmMemory;
  const { x, segmentIds } = inputs as { x: TensorInfo; segmentIds: TensorInfo };
  const segments = Number(attrs?.numSegments);
  const sums = memory.makeOutput([segments, ...x.shape.slice(segmentIds.shape.length)], 'float32');
  const from = memory.typedArrayFromHeap(x);
  const to = memory.typedArrayFromHeap(sums).fill(0);
  const ids = memory.typedArrayFromHeap(segmentIds);
  const length = from.length / ids.length;
  ids.forEach((segment, row) => {
    if (segment < 0 || segment >= segments) return;
    const [source, target] = [row * length, segment * length];
    for (let i = 0; i < length; i++) {
      to[target + i] = (to[target + i] as number) + (from[source + i] as number);
    }
  });
  return sums;
};
