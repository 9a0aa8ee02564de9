import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openInNode } from '../backends/in-node.ts';
import { experimentSlugs, findExperiment } from '../catalog.ts';
import { fromBytes, type Film } from './film.ts';
import { shoot } from './shoot.ts';

const folder = new URL('films/', import.meta.url);
const files = readdirSync(folder);
const filmIn = (file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Film;

it.each(files)('%s films an experiment from its start to its end', (file) => {
  expect(experimentSlugs).toContain(file.replace('.json', ''));
  const { kind, data, frames } = filmIn(file);
  const steps = frames.map(({ step }) => step);
  expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  expect(steps[0]).toBe(0);
  expect(frames.length).toBeGreaterThan(5);
  // Points in the plane are pairs; the last frame is no longer the first.
  for (const { bytes } of frames) {
    expect(fromBytes(bytes).length).toBe(fromBytes(data).length);
    if (kind === 'points') expect(fromBytes(bytes).length % 2).toBe(0);
  }
  expect(frames.at(-1)?.bytes).not.toBe(frames[0]?.bytes);
});

it.each(['softmax-histogram', 'cdf-flow', 'vae-gaussians'])(
  'training gives the film of %s again',
  async (slug) => {
    const experiment = findExperiment(slug);
    if (!experiment) throw new Error(`no experiment ${slug}`);
    const again = await shoot(await openInNode('wasm'), experiment, 128);
    const kept = filmIn(`${slug}.json`);
    const count = again?.frames.length ?? 0;
    expect(count).toBeGreaterThan(3);
    expect({ ...again, frames: [] }).toEqual({ ...kept, frames: [] });
    expect(again?.frames).toEqual(kept.frames.slice(0, count));
  },
);
