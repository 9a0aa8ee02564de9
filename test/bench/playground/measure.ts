/**
 * Measures one way of training, alone in its process: which kernels TensorFlow.js runs is decided
 * once for each. `measure.ts wasm|webgpu|count ours|library|jax [milliseconds]` prints JSON.
 */
import {
  dispose,
  enableProdMode,
  env,
  matMul,
  profile,
  randomUniform,
  registerGradient,
  setBackend,
  tensor2d,
  tidy,
  train,
  variableGrads,
  type Tensor2D,
  type Variable,
} from '@tensorflow/tfjs-core';
import { resizeNearestNeighborGradConfig } from '@tensorflow/tfjs-core/dist/gradients/ResizeNearestNeighbor_grad.js';
import { createRequire } from 'node:module';
import { registerGradients } from '#playground/backends/gradients.ts';
import { openInNode } from '#playground/backends/in-node.ts';
import { experiments, readConfig } from '#playground/catalog.ts';
import { prepare } from '#playground/training/experiments.ts';
import { playersOf } from '#playground/training/loop.ts';
import { derive } from '#playground/training/random.ts';
import { readDataFile } from '#playground/training/train-in-node.ts';
import { countDispatches, installGpu } from './gpu.ts';
import { jaxNetworks } from './jax.ts';
import { libraryKit, networks, ourKit, type Trainable } from './networks.ts';

export type Place = 'wasm' | 'webgpu' | 'count';
export type Way = 'ours' | 'library' | 'jax';

export interface Measured {
  name: string;
  /** Median of a step; absent where only kernels are counted. */
  milliseconds?: number;
  /** Kernels of a step: dispatches on a GPU; elsewhere all that do more than rename. */
  kernels?: number;
  /** Multiplications and additions of a step's products and convolutions. */
  operations?: number;
  failed?: string;
}

export interface Measurement {
  /** The plain product of two 512² matrices, GFLOP/s. */
  matmul?: number;
  networks: Measured[];
}

type Step = () => void;
type Update = (trainable: Trainable) => Step;

const [place, way, milliseconds = '1500'] = process.argv.slice(2) as [Place, Way, string?];
const budget = Number(milliseconds);

const measurement: Measurement = way === 'jax' ? await measureJax() : await measureTensorFlow();
console.log(JSON.stringify(measurement));
process.exit(0);

async function measureTensorFlow(): Promise<Measurement> {
  if (place !== 'wasm') await installGpu(place === 'count');
  const update = way === 'ours' ? await openOurs() : await openLibrary();
  const kit = way === 'ours' ? ourKit : libraryKit;
  const found: Measured[] = [];
  for (const make of [
    ...networks(kit),
    ...experiments.map(
      ({ slug }) =>
        () =>
          experiment(slug),
    ),
  ]) {
    found.push(await measure(make, update));
  }
  const matmul = place === 'count' ? undefined : await measureMatMul();
  return { matmul, networks: found };
}

/** The playground as it is: repaired kernels, fused layers, its own Adam. */
async function openOurs(): Promise<Update> {
  const backend = await openInNode(place === 'wasm' ? 'wasm' : 'webgpu');
  return ({ variables, loss }) => {
    const adam = backend.createAdam(variables);
    let step = 0;
    return () => {
      const { value, grads } = variableGrads(() => loss(step), [...variables]);
      adam.apply(grads, 1e-3);
      step += 1;
      dispose([value, grads]);
    };
  };
}

/** TensorFlow.js as it comes, with its own Adam. */
async function openLibrary(): Promise<Update> {
  enableProdMode();
  // The union package registers all of the library's; these are the ones in use. Networks of ours
  // ask for fused kernels besides, whose gradients the library lacks.
  registerGradients();
  registerGradient(resizeNearestNeighborGradConfig);
  if (place === 'wasm') {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    const file = '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm';
    const simd = createRequire(import.meta.url).resolve(file);
    setWasmPaths({
      'tfjs-backend-wasm.wasm': simd,
      'tfjs-backend-wasm-simd.wasm': simd,
      'tfjs-backend-wasm-threaded-simd.wasm': simd,
    });
  } else {
    await import('@tensorflow/tfjs-backend-webgpu');
  }
  if (!(await setBackend(place === 'wasm' ? 'wasm' : 'webgpu'))) throw new Error('no backend');
  return ({ variables, loss }) => {
    const adam = train.adam(1e-3);
    let step = 0;
    return () => {
      adam.minimize(() => loss(step), false, [...variables]);
      step += 1;
    };
  };
}

/** An experiment of the catalogue at its defaults, the batch of the step included. */
async function experiment(slug: string): Promise<Trainable> {
  const found = experiments.find((candidate) => candidate.slug === slug);
  if (!found) throw new Error(`no experiment ${slug}`);
  const { model, data, training } = await prepare(readConfig(found), readDataFile);
  // Of a game, the move of its first player.
  const [player] = playersOf(model);
  return {
    name: `${slug}, batch ${training.batch}`,
    variables: player.variables,
    loss: (step) =>
      tidy(() => {
        const points = data.batch(training.batch, step);
        const x = tensor2d(points, [training.batch, points.length / training.batch]);
        return player.loss(x, derive(training.seed, 'loss', step)).total;
      }),
  };
}

async function measure(
  make: () => Trainable | Promise<Trainable>,
  update: Update,
): Promise<Measured> {
  const trainable = await make();
  const { name, variables } = trainable;
  try {
    const step = update(trainable);
    step();
    const counted = place === 'wasm' ? await profiled(step) : { kernels: countDispatches(step) };
    if (place === 'count') return { name, ...counted };
    return { name, ...counted, milliseconds: await median(step, variables) };
  } catch (error) {
    return { name, failed: error instanceof Error ? error.message : String(error) };
  } finally {
    dispose([...variables]);
  }
}

/** Median time of a step, in milliseconds; on a GPU of ten, which is when a page reads the loss. */
async function median(step: Step, variables: readonly Variable[]): Promise<number> {
  const together = place === 'webgpu' ? 10 : 1;
  const times: number[] = [];
  for (let i = 0; i < 5; i++) step();
  await variables[0]?.data();
  const end = performance.now() + budget;
  while (performance.now() < end || times.length < 5) {
    const start = performance.now();
    for (let i = 0; i < together; i++) step();
    if (place === 'webgpu') await variables[0]?.data();
    times.push((performance.now() - start) / together);
  }
  return middle(times);
}

/** Kernels and arithmetic of a step. */
async function profiled(step: Step): Promise<Pick<Measured, 'kernels' | 'operations'>> {
  const { kernels } = await profile(() => {
    step();
    return [];
  });
  const working = kernels.filter(({ name }) => !['Reshape', 'Identity', 'Cast'].includes(name));
  const operations = kernels.reduce((total, kernel) => total + operationsOf(kernel), 0);
  return { kernels: working.length, operations };
}

function operationsOf(kernel: {
  name: string;
  inputShapes: unknown;
  outputShapes: unknown;
}): number {
  const [first = 0, second = 0] = (kernel.inputShapes as (number[] | null)[]).map(sizeOf);
  const output = (kernel.outputShapes as number[][])[0] ?? [];
  const secondShape = (kernel.inputShapes as (number[] | null)[])[1] ?? [];
  const channels = secondShape.at(-1) ?? 1;
  switch (kernel.name) {
    case 'BatchMatMul':
    case '_FusedMatMul': {
      // first = batch·rows·inner, second = batch·inner·columns, output = batch·rows·columns.
      const batch = sizeOf(output.slice(0, -2));
      return 2 * sizeOf(output) * Math.sqrt((first * second) / (sizeOf(output) * batch));
    }
    case 'Conv2D':
    case 'FusedConv2D':
      return (2 * sizeOf(output) * second) / channels;
    case 'Conv2DBackpropInput':
      return (2 * first * second) / channels;
    case 'Conv2DBackpropFilter':
      return (2 * second * sizeOf(output)) / channels;
    default:
      return 0;
  }
}

function sizeOf(shape: readonly number[] | null): number {
  return (shape ?? []).reduce((product, length) => product * length, 1);
}

async function measureMatMul(): Promise<number> {
  const [a, b] = [randomUniform([512, 512]), randomUniform([512, 512])] as Tensor2D[];
  if (!a || !b) throw new Error('no matrices');
  const step = async (): Promise<void> => {
    const product = matMul(a, b);
    await product.data();
    product.dispose();
  };
  await step();
  const times: number[] = [];
  for (let i = 0; i < 30; i++) {
    const start = performance.now();
    await step();
    times.push(performance.now() - start);
  }
  return (2 * 512 ** 3) / middle(times) / 1e6;
}

async function measureJax(): Promise<Measurement> {
  const found: Measured[] = [];
  for (const { name, step } of await jaxNetworks()) {
    const times: number[] = [];
    for (let i = 0; i < 5; i++) await step();
    const end = performance.now() + budget;
    while (performance.now() < end || times.length < 5) {
      const start = performance.now();
      await step();
      times.push(performance.now() - start);
    }
    found.push({ name, milliseconds: middle(times) });
  }
  return { networks: found };
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
