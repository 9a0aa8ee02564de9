/** Films a run: trains as the page does and keeps what the model samples along the way. */
import { dispose } from '@tensorflow/tfjs-core';
import type { Backend } from '../backends/backend.ts';
import { readConfig, type Experiment } from '../catalog.ts';
import type { TrainingData } from '../training/data.ts';
import { prepare } from '../training/experiments.ts';
import { train } from '../training/loop.ts';
import { toBytes, type Film } from './film.ts';

/** A run of ten thousand steps looks the same from here, and takes a minute. */
const LONGEST = 2000;
const POINTS = 220;
const FINEST = 40;

/**
 * The film of an experiment, up to a step; null for data that are neither on a line nor in the
 * plane, which need a picture of their own.
 */
export async function shoot(
  backend: Backend,
  experiment: Experiment,
  until = Infinity,
): Promise<Film | null> {
  const steps = Math.min(LONGEST, Number(readConfig(experiment).settings['steps']));
  const config = readConfig(experiment, { settings: { steps } });
  const { model, data, training } = await prepare(config);
  if (data.dimensions > 2) return null;
  const top = tallest(data, data.heldOut);
  const frameOf = (points: Float32Array): string =>
    toBytes(data.dimensions === 2 ? places(data, points) : heights(data, points, top));
  const frames: { step: number; bytes: string }[] = [];
  const stop = new AbortController();
  const schedule = { ...training, createAdam: backend.createAdam };
  for await (const event of train(model, data, schedule, stop.signal)) {
    if (event.type === 'failed') throw new Error(event.detail);
    if (event.type === 'progress' && event.step >= until) stop.abort();
    if (event.type !== 'samples' || !isFrame(event.step, steps)) continue;
    const last = event.trajectory.slice(-data.dimensions * event.count);
    frames.push({ step: event.step, bytes: frameOf(last) });
  }
  dispose([...model.parameters.variables]);
  const kind = data.dimensions === 2 ? 'points' : 'bars';
  return { kind, data: frameOf(data.heldOut), frames };
}

/** The untrained model, then steps that double, then the last. */
function isFrame(step: number, steps: number): boolean {
  return step === 0 || step === steps || (step >= 8 && (step & (step - 1)) === 0);
}

/** Each coordinate of some points as a share of the picture's side. */
function places({ bounds }: TrainingData, points: Float32Array): number[] {
  const { x, y } = bounds;
  return Array.from(points.subarray(0, 2 * POINTS), (value, i) => {
    const [from, to] = i % 2 === 0 ? x : y;
    return (value - from) / (to - from);
  });
}

/** Bars of a histogram, as shares of the data's tallest and a little more. */
function heights(data: TrainingData, points: Float32Array, top: number): number[] {
  return counts(data, points).map((count) => count / points.length / top);
}

function tallest(data: TrainingData, points: Float32Array): number {
  return (1.3 * Math.max(...counts(data, points))) / points.length;
}

function counts({ bounds, heldOut }: TrainingData, points: Float32Array): number[] {
  const [from, to] = bounds.x;
  // Whole numbers have a bar each.
  const values = heldOut.every((x) => Number.isInteger(x)) ? to - from + 1 : FINEST;
  const found = Array.from({ length: values }, () => 0);
  for (const point of points) {
    const share = values === FINEST ? (point - from) / (to - from) : (point - from) / values;
    const bin = Math.floor(values * share);
    if (bin >= 0 && bin < values) found[bin] = (found[bin] ?? 0) + 1;
  }
  return found;
}
