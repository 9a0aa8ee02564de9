import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findExperiment, readConfig } from '../catalog.ts';
import { readModelFile, writeModelFile, type ModelFile } from './model-file.ts';

const experiment = findExperiment('vae-gaussians');
if (!experiment) throw new Error('no such experiment');
const config = readConfig(experiment, { seed: 7, settings: { width: 16 } });

const shape = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 3 });
const filled = (size: number) =>
  fc
    .array(fc.float({ noNaN: true, noDefaultInfinity: true }), { minLength: size, maxLength: size })
    .map((values) => Float32Array.from(values));
const sizeOf = (sides: readonly number[]) => sides.reduce((product, side) => product * side, 1);

const models: fc.Arbitrary<ModelFile> = fc
  .array(shape, { minLength: 1, maxLength: 4 })
  .chain((shapes) => {
    const arrays = fc.tuple(...shapes.map((sides) => filled(sizeOf(sides))));
    const optimiser = fc.record({ step: fc.nat(500), means: arrays, squares: arrays });
    return fc.record({
      experiment: fc.constant(experiment),
      config: fc.constant(config),
      checkpoint: fc.record({
        ...{ step: fc.nat(500), start: fc.double({ min: 1e-3, max: 9, noNaN: true }) },
        ...{ weights: arrays, shapes: fc.constant(shapes) },
        optimisers: fc.array(optimiser, { minLength: 1, maxLength: 2 }),
      }),
    });
  });

const [model] = fc.sample(models, { numRuns: 1, seed: 5 }) as [ModelFile];
const changed = (change: Partial<ModelFile['checkpoint']>): ModelFile => ({
  ...model,
  checkpoint: { ...model.checkpoint, ...change },
});

describe('a file of a model', () => {
  it('says what was written, to the last bit', () => {
    fc.assert(
      fc.property(models, (written) => {
        expect(readModelFile(writeModelFile(written))).toEqual(written);
      }),
    );
  });

  it('is laid out as safetensors: a length, a header of that length, numbers without gaps', () => {
    fc.assert(
      fc.property(models, (written) => {
        const file = writeModelFile(written);
        const length = Number(new DataView(file.buffer).getBigUint64(0, true));
        expect(length % 8).toBe(0);
        const header = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + length))) as Record<
          string,
          { dtype: string; shape: number[]; data_offsets: [number, number] }
        >;
        const { __metadata__: metadata, ...tensors } = header;
        expect(Object.values(metadata ?? {}).every((value) => typeof value === 'string')).toBe(
          true,
        );
        let end = 0;
        for (const tensor of Object.values(tensors)) {
          expect(tensor.data_offsets).toEqual([end, end + 4 * sizeOf(tensor.shape)]);
          end = tensor.data_offsets[1];
        }
        expect(file.length).toBe(8 + length + end);
      }),
    );
  });

  it('is none when it was cut anywhere', () => {
    const file = writeModelFile(model);
    for (let bytes = 0; bytes < file.length; bytes++) {
      expect(readModelFile(file.subarray(0, bytes))).toBeNull();
    }
  });

  it('is none when its numbers are not all finite', () => {
    for (const wrong of [NaN, Infinity]) {
      const weights = model.checkpoint.weights.map((values) => values.map(() => wrong));
      expect(readModelFile(writeModelFile(changed({ weights })))).toBeNull();
    }
  });

  it('is none when it is of more steps than its settings have', () => {
    expect(readModelFile(writeModelFile(changed({ step: 10_000_000 })))).toBeNull();
  });

  it('is none for anything else, without an error', () => {
    const file = writeModelFile(model);
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.nat(255), (at, byte) => {
        const damaged = file.slice();
        damaged[at] = byte;
        expect(() => readModelFile(damaged)).not.toThrow();
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(readModelFile(bytes)).toBeNull();
      }),
    );
  });
});
