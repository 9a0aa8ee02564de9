/**
 * The reporter behind `npm run campaign:training`: writes what the training tests reached to
 * docs/benchmarks/training.md. Rows of tests that were not run stay as they were.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { relative } from 'node:path';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import type { Reached } from '#playground/training/reached.ts';

const file = 'docs/benchmarks/training.md';
const columns = 'experiment|settings|what|stated|reached|seconds|measured on|by'.split('|');

export default class TrainingReport implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const run = modules.filter((module) => !module.children.allTests('skipped').next().value);
    const ran = new Set(run.map(nameOf));
    const kept = rowsSoFar().filter((row) => stillThere(row) && !ran.has(measuredBy(row)));
    const found = run.flatMap((module) => [...module.children.allTests()].flatMap(rowsOf));
    writeFileSync(file, page([...kept, ...found].toSorted()));
  }
}

function rowsOf(test: TestCase): string[] {
  const seconds = ((test.diagnostic()?.duration ?? NaN) / 1000).toFixed(0);
  const by = nameOf(test.module);
  return (test.meta().reached ?? []).map((reached) => {
    const { experiment, settings, what } = reached;
    const today = new Date().toISOString().slice(0, 10);
    return row([experiment, changes(settings), what, ...figures(reached), seconds, today, by]);
  });
}

function nameOf({ moduleId }: TestModule): string {
  return relative(process.cwd(), moduleId);
}

/** The stated bound, and what was reached, struck out by a word when it missed. */
function figures({ value, error, below, above }: Reached): [string, string] {
  const stated = [
    ...(above === undefined ? [] : [`> ${short(above)}`]),
    ...(below === undefined ? [] : [`< ${short(below)}`]),
  ];
  const met = value < (below ?? Infinity) && value > (above ?? -Infinity);
  const exact = value.toFixed(4);
  const reached = error === undefined ? exact : `${exact} ± ${error.toFixed(4)}`;
  return [stated.join(', '), met ? reached : `${reached} **missed**`];
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}

function changes(settings: Reached['settings']): string {
  const said = Object.entries(settings).map(([key, value]) => `${key} ${value}`);
  return said.length === 0 ? 'defaults' : said.join(', ');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function rowsSoFar(): string[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.endsWith('.test.ts |'));
}

function measuredBy(line: string): string {
  return line.split(' | ').at(-1)?.replace(' |', '') ?? '';
}

function stillThere(line: string): boolean {
  return existsSync(measuredBy(line));
}

function page(rows: readonly string[]): string {
  const [processor] = cpus();
  return `# What training reaches

\`npm run campaign:training\` trains every experiment to its stated result, on wasm in Node. \`npm test\` runs the rows of \`*.train.test.ts\`; what takes longer stands in \`*.campaign.test.ts\`. A gap is the model's error minus the floor on the same fresh points; ± is one standard error of that estimate. Seconds are those of the whole test, which may be several runs and share the machine with others. Last run on ${processor?.model ?? 'an unknown processor'}, ${cpus().length} threads, Node ${process.version}.

${row(columns)}
${row(columns.map(() => '---'))}
${rows.join('\n')}
`;
}
