/**
 * How long a training step takes: `npm run bench:playground -- [wasm|cpu|webgpu] [steps]`.
 *
 * For each experiment, at its defaults: the time until the first step is done (compiling included),
 * and the time of a step after that, the loss read back once every ten steps as the page does. The
 * figures of two backends in one run can be compared; those of two machines cannot.
 */
import { experiments, readConfig } from '#playground/catalog.ts';
import type { BackendName } from '#playground/backends/backend.ts';
import { openInNode } from '#playground/backends/in-node.ts';
import { prepare } from '#playground/training/experiments.ts';
import { train } from '#playground/training/loop.ts';

const [backendName = 'wasm', count = '400'] = process.argv.slice(2);
const backend = await openOn(backendName as BackendName);
const steps = Number(count);

for (const experiment of experiments) {
  const { slug } = experiment;
  const { model, data, training } = prepare(readConfig(experiment));
  const ending = new AbortController();
  const config = {
    ...training,
    // Pictures and evaluations are not what is measured.
    pictureEvery: 1_000_000,
    evaluateEvery: 1_000_000,
    pace: { ...training.pace, pictureShare: 0 },
    createAdam: backend.createAdam,
  };
  const opened = performance.now();
  let first = 0;
  let warm = 0;
  let begun = 0;
  for await (const event of train(model, data, config, ending.signal)) {
    if (event.type !== 'progress' || event.step === 0) continue;
    if (first === 0) {
      first = performance.now() - opened;
      console.log(`${slug} ${backend.name} ready after ${ms(first)}, compiling included`);
    }
    if (event.step >= 100 && begun === 0) {
      begun = performance.now();
      warm = event.step;
    }
    if (event.step >= warm + steps && begun > 0) {
      const each = (performance.now() - begun) / (event.step - warm);
      console.log(`${slug} ${backend.name} ${ms(each)} a step (${event.step - warm} steps)`);
      ending.abort();
      break;
    }
  }
}
process.exit(0);

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(2)} ms`;
}

/** WebGPU in Node comes from npm's `webgpu`, and has to be there before TensorFlow.js looks. */
async function openOn(name: BackendName) {
  if (name === 'webgpu') {
    const { create, globals } = await import('webgpu');
    Object.assign(globalThis, globals);
    Object.defineProperty(globalThis, 'navigator', { value: { gpu: create([]) } });
    const adapter = await navigator.gpu.requestAdapter();
    console.log(`adapter: ${adapter?.info.vendor} ${adapter?.info.description}`);
  }
  return openInNode(name);
}
