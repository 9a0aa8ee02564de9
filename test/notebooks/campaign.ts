/**
 * Every experiment's notebook, compiled by Python: `npm run campaign:notebooks`. With `-- --train`
 * PyTorch also runs them at the page's defaults, and what they print goes to
 * docs/benchmarks/notebooks.md. `--python` names another interpreter than python3.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { experiments, readConfig, type Experiment } from '#playground/catalog.ts';
import { notebookOf } from '#playground/notebooks/notebook.ts';
import { partsOf } from '#playground/notebooks/templates.ts';

const { values } = parseArgs({
  options: {
    train: { type: 'boolean', default: false },
    python: { type: 'string', default: 'python3' },
    only: { type: 'string' },
  },
});
const parts = new URL('../../model-playground/notebooks/parts/', import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'notebooks-'));
const rows: string[] = [];
let failed = 0;

for (const experiment of experiments) {
  if (values.only !== undefined && experiment.slug !== values.only) continue;
  const file = join(folder, `${experiment.slug.replaceAll('-', '_')}.py`);
  writeFileSync(file, codeOf(experiment));
  const words = values.train ? [file] : ['-m', 'py_compile', file];
  const started = performance.now();
  const { status, stdout, stderr, error } = spawnSync(values.python, words, {
    encoding: 'utf8',
    env: { ...process.env, MPLBACKEND: 'Agg' },
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  if (error) throw error;
  if (status !== 0) failed += 1;
  console.log(`${experiment.slug}: ${status === 0 ? 'fine' : stderr} ${stdout}`);
  const printed = /^gap .*$/m.exec(stdout)?.[0] ?? 'no gap';
  rows.push(`| ${experiment.slug} | ${status === 0 ? printed : 'failed'} | ${seconds} |`);
}
rmSync(folder, { recursive: true });
if (values.train && values.only === undefined) {
  writeFileSync('docs/benchmarks/notebooks.md', report());
}
process.exitCode = failed > 0 ? 1 : 0;

/** All code of the notebook at its defaults, as one file. */
function codeOf(experiment: Experiment): string {
  const { cells } = notebookOf({
    experiment,
    config: readConfig(experiment),
    lang: 'en',
    link: `/playground/${experiment.slug}`,
    parts: partsOf[experiment.slug].map((name) =>
      readFileSync(new URL(`${name}.py`, parts), 'utf8'),
    ),
  });
  const code = cells.filter(({ cell_type }) => cell_type === 'code');
  return code.map(({ source }) => source.join('')).join('\n\n\n');
}

function report(): string {
  const torch = spawnSync(values.python, ['-c', 'import torch; print(torch.__version__)'], {
    encoding: 'utf8',
  });
  return `# The notebooks

\`npm run campaign:notebooks -- --train\`, ${new Date().toISOString().slice(0, 10)}, PyTorch ${torch.stdout.trim()}: every experiment's notebook at the page's defaults, run from end to end. What the page reaches stands in [training.md](training.md).

| experiment | printed | seconds in all |
| --- | --- | --- |
${rows.join('\n')}
`;
}
