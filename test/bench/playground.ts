/**
 * What a training step costs: `npm run bench:playground [-- wasm|webgpu] [--quick] [--write]`.
 *
 * Each network and each experiment, at its defaults, three times in one run: the playground as it
 * is, TensorFlow.js as it comes, and jax-js where it is installed (`npm install --no-save
 * @jax-js/jax@0.1.25`); beside them the plain product of two matrices, which says what this machine
 * can give. Each way runs in a process of its own, twice in turn, and the better time counts: ratios
 * of one run mean something, milliseconds of two machines do not. WebGPU's kernels are counted on a
 * device that computes nothing, so no graphics card is needed; `webgpu` measures time on one.
 * `--write` puts the tables into docs/benchmarks/playground.md.
 */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import prettier from 'prettier';
import type { Measured, Measurement, Place, Way } from './playground/measure.ts';

const DOCUMENT = fileURLToPath(new URL('../../docs/benchmarks/playground.md', import.meta.url));
const MEASURE = fileURLToPath(new URL('./playground/measure.ts', import.meta.url));
const [BEGIN, END] = ['<!-- measured -->', '<!-- end of what was measured -->'];

const words = process.argv.slice(2);
const place: Place = words.includes('webgpu') ? 'webgpu' : 'wasm';
const milliseconds = words.includes('--quick') ? 300 : 3000;

const ways: Way[] = place === 'wasm' ? ['ours', 'library', 'jax'] : ['ours', 'library'];
const rounds: Partial<Record<Way, Measurement>>[] = [];
for (let round = 0; round < 2; round++) {
  const measured: Partial<Record<Way, Measurement>> = {};
  for (const way of ways) measured[way] = await measure(place, way);
  rounds.push(measured);
}
const best = (way: Way): Measurement => better(rounds.flatMap((round) => round[way] ?? []));
const [ours, library, jax] = [best('ours'), best('library'), best('jax')];
const counted = {
  ours: await measure('count', 'ours'),
  library: await measure('count', 'library'),
};

const text = await prettier.format(report(), { parser: 'markdown' });
console.log(text);
if (words.includes('--write')) {
  const before = await readFile(DOCUMENT, 'utf8');
  const [start, end] = [before.indexOf(BEGIN) + BEGIN.length, before.indexOf(END)];
  if (end < start) throw new Error(`${DOCUMENT} has no place for the tables`);
  await writeFile(DOCUMENT, `${before.slice(0, start)}\n\n${text}\n${before.slice(end)}`);
}

async function measure(where: Place, way: Way): Promise<Measurement> {
  const program = ['--import', 'tsx', MEASURE, where, way, String(milliseconds)];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, program);
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Measurement;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    console.error(
      `${way} on ${where} was not measured: ${why.split('\n').slice(0, 12).join('\n')}`,
    );
    return { networks: [] };
  }
}

/** The shortest times of some runs. */
function better(runs: readonly Measurement[]): Measurement {
  const [first, ...others] = runs;
  if (!first) return { networks: [] };
  return {
    matmul: Math.max(...runs.map(({ matmul = 0 }) => matmul)) || undefined,
    networks: first.networks.map((network) => {
      const again = others.flatMap(({ networks }) => find(networks, network.name) ?? []);
      const times = [network, ...again].flatMap(({ milliseconds: time }) => time ?? []);
      return times.length > 0 ? { ...network, milliseconds: Math.min(...times) } : network;
    }),
  };
}

function report(): string {
  const matmul = ours.matmul ?? NaN;
  const date = new Date().toISOString().slice(0, 10);
  const machine = `${cpus().length} cores, Node ${process.versions.node}`;
  const lines = ours.networks.map((network) => row(network, matmul));
  return [
    `\`npm run bench:playground -- ${words.join(' ')}\` · ${date} · ${machine} · ${place}; ` +
      `the plain product of 512² matrices: ${matmul.toFixed(0)} GFLOP/s.`,
    '',
    '| a step | ms | GFLOP/s | of the product | TensorFlow.js | jax-js | WebGPU kernels |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...lines,
    '',
  ].join('\n');
}

function row(network: Measured, matmul: number): string {
  const { name, milliseconds: time, operations, failed } = network;
  if (time === undefined) return `| ${name} | ${failed ?? '–'} | – | – | – | – | – |`;
  const speed = operations ? operations / time / 1e6 : undefined;
  const cells = [
    name,
    time.toFixed(2),
    speed?.toFixed(1) ?? '–',
    speed ? `${((100 * speed) / matmul).toFixed(0)} %` : '–',
    times(find(library.networks, name), time),
    times(find(jax.networks, name), time),
    share(name),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** How many times as long another way takes. */
function times(other: Measured | undefined, time: number): string {
  if (other?.failed !== undefined) return 'does not train';
  return other?.milliseconds === undefined ? '–' : `× ${(other.milliseconds / time).toFixed(1)}`;
}

/** Our dispatches of a step beside the library's. */
function share(name: string): string {
  const [mine, theirs] = [counted.ours, counted.library].map(
    ({ networks }) => find(networks, name)?.kernels,
  );
  if (mine === undefined || theirs === undefined) return '–';
  return `${mine} of ${theirs}, ${((100 * mine) / theirs).toFixed(0)} %`;
}

function find(networks: readonly Measured[], name: string): Measured | undefined {
  return networks.find((candidate) => candidate.name === name);
}
