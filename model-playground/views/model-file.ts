/**
 * A trained model as a file, to go on from: in the format safetensors, which PyTorch, JAX and others
 * read as well (eight bytes with the length of a header, the header as JSON, then the numbers).
 *
 * Tensors  `weights.i` with the variable's shape; `adam.p.means.i` and `adam.p.squares.i`, the
 *          moments of player p's variables, flat.
 * Metadata experiment, the settings as a permalink says them, the steps done, the first loss.
 */
import { z } from 'zod';
import { findExperiment, type Experiment } from '../catalog.ts';
import type { Checkpoint } from '../worker/protocol.ts';
import { largestModel } from './largest-model.ts';
import { decodeLink, encodeLink, type LinkState } from './url-state.ts';

export interface ModelFile {
  experiment: Experiment;
  /** What it was trained with. */
  config: LinkState['config'];
  checkpoint: Checkpoint;
}

const FORMAT = 'practicum-1';
const LONGEST_HEADER = 2 ** 16;

const metadataSchema = z.object({
  format: z.literal(FORMAT),
  experiment: z.string(),
  settings: z.string(),
  step: z.string().regex(/^\d{1,9}$/),
  start: z.string(),
  /** Steps of each player's optimiser. */
  adam: z.string().regex(/^\d{1,9}(,\d{1,9})*$/),
});

const tensorSchema = z.object({
  dtype: z.literal('F32'),
  shape: z.array(z.int().nonnegative()).max(8),
  data_offsets: z.tuple([z.int().nonnegative(), z.int().nonnegative()]),
});

const headerSchema = z.object({ __metadata__: metadataSchema }).catchall(tensorSchema);

type Entry = { name: string; shape: readonly number[]; values: Float32Array };

/** The bytes of a model's file. */
export function writeModelFile({
  experiment,
  config,
  checkpoint,
}: ModelFile): Uint8Array<ArrayBuffer> {
  const { step, start, optimisers } = checkpoint;
  const entries = entriesOf(checkpoint);
  const header: Record<string, unknown> = {
    __metadata__: {
      format: FORMAT,
      experiment: experiment.slug,
      settings: encodeLink(experiment, { config }),
      step: String(step),
      start: String(start),
      adam: optimisers.map((state) => state.step).join(),
    } satisfies z.infer<typeof metadataSchema>,
  };
  let end = 0;
  for (const { name, shape, values } of entries) {
    header[name] = { dtype: 'F32', shape, data_offsets: [end, end + values.byteLength] };
    end += values.byteLength;
  }
  const text = new TextEncoder().encode(JSON.stringify(header));
  // Spaces, so that the numbers begin at a multiple of eight.
  const length = Math.ceil(text.length / 8) * 8;
  const file = new Uint8Array(8 + length + end).fill(0x20, 8, 8 + length);
  new DataView(file.buffer).setBigUint64(0, BigInt(length), true);
  file.set(text, 8);
  let at = 8 + length;
  for (const { values } of entries) {
    file.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
    at += values.byteLength;
  }
  return file;
}

/** What a file holds; null when it is not a model of an experiment that there is. */
export function readModelFile(file: Uint8Array): ModelFile | null {
  if (file.byteLength < 16 || file.byteLength > largestModel) return null;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const length = Number(view.getBigUint64(0, true));
  if (length > LONGEST_HEADER || 8 + length > file.byteLength) return null;
  const header = headerSchema.safeParse(parsed(file.subarray(8, 8 + length))).data;
  if (header === undefined) return null;
  const { __metadata__: metadata, ...tensors } = header;
  const experiment = findExperiment(metadata.experiment);
  const start = Number(metadata.start);
  if (experiment === undefined || !Number.isFinite(start)) return null;
  const { config } = decodeLink(experiment, metadata.settings);
  const step = Number(metadata.step);
  if (step > Number(config.settings['steps'])) return null;

  const read = (name: string): Entry | null => {
    const tensor = tensors[name];
    if (tensor === undefined) return null;
    const [from, to] = tensor.data_offsets;
    const size = tensor.shape.reduce((product, side) => product * side, 1);
    if (to - from !== 4 * size || 8 + length + to > file.byteLength) return null;
    const values = new Float32Array(file.slice(8 + length + from, 8 + length + to).buffer);
    return values.every(Number.isFinite) ? { name, shape: tensor.shape, values } : null;
  };
  const all = (prefix: string): Entry[] => {
    const found: Entry[] = [];
    for (let entry = read(`${prefix}.0`); entry; entry = read(`${prefix}.${found.length}`)) {
      found.push(entry);
    }
    return found;
  };
  const weights = all('weights');
  const optimisers = metadata.adam.split(',').map((steps, player) => ({
    step: Number(steps),
    means: all(`adam.${player}.means`).map(({ values }) => values),
    squares: all(`adam.${player}.squares`).map(({ values }) => values),
  }));
  const moments = optimisers.flatMap(({ means, squares }) => [...means, ...squares]);
  if (weights.length === 0 || weights.length + moments.length !== Object.keys(tensors).length) {
    return null;
  }
  const checkpoint = {
    ...{ step, start, optimisers },
    weights: weights.map(({ values }) => values),
    shapes: weights.map(({ shape }) => shape),
  };
  return { experiment, config, checkpoint };
}

function entriesOf({ weights, shapes, optimisers }: Checkpoint): Entry[] {
  const flat = (prefix: string, all: readonly Float32Array[]): Entry[] =>
    all.map((values, i) => ({ name: `${prefix}.${i}`, shape: [values.length], values }));
  return [
    ...flat('weights', weights).map((entry, i) => ({ ...entry, shape: shapes[i] ?? entry.shape })),
    ...optimisers.flatMap(({ means, squares }, player) => [
      ...flat(`adam.${player}.means`, means),
      ...flat(`adam.${player}.squares`, squares),
    ]),
  ];
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
