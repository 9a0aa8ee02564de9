import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { experiments, readConfig } from '../catalog.ts';
import { cellsOf, notebookOf } from './notebook.ts';
import { partsOf } from './templates.ts';

const folder = new URL('parts/', import.meta.url);
const link = 'https://example.org/playground/x?seed=7';
const read = (part: string): string => readFileSync(new URL(`${part}.py`, folder), 'utf8');

describe.each(experiments)('the notebook of $slug', (experiment) => {
  const parts = partsOf[experiment.slug].map(read);
  const [preset] = experiment.presets;
  const config = readConfig(experiment, { seed: 7, settings: preset?.settings });
  const notebook = notebookOf({ experiment, config, lang: 'en', link, parts });

  it('is nbformat 4.5', () => {
    expect(notebook).toMatchObject({ nbformat: 4, nbformat_minor: 5 });
    expect(notebook.metadata.kernelspec).toMatchObject({ name: 'python3', language: 'python' });
    const ids = notebook.cells.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const cell of notebook.cells) {
      expect(cell.id).toMatch(/^[a-zA-Z0-9-_]{1,64}$/);
      expect(cell.metadata).toEqual({});
      expect(cell.source.join('').trim()).not.toBe('');
      expect(cell.source.slice(0, -1).every((line) => /^[^\n]*\n$/.test(line))).toBe(true);
      const code = { execution_count: null, outputs: [] };
      const more = cell.cell_type === 'code' ? code : {};
      const { id, cell_type, metadata, source } = cell;
      expect(cell).toEqual({ id, cell_type, metadata, source, ...more });
    }
    expect(JSON.parse(JSON.stringify(notebook))).toEqual(notebook);
  });

  it('has the page’s settings and seed, and no others', () => {
    const code = notebook.cells.find(({ cell_type }) => cell_type === 'code')?.source.join('');
    const [seed = '', settings = ''] = code?.split('\nsettings = ') ?? [];
    expect(seed).toBe('seed = 7');
    expect(JSON.parse(settings)).toEqual(config.settings);
    const python = parts.join('\n');
    const asked = [...python.matchAll(/settings\["(\w+)"\]/g)].map(([, key]) => key);
    const keys = Object.keys(config.settings);
    expect([...new Set(asked)].toSorted()).toEqual(keys.toSorted());
  });

  it('tells every equation of the page once, in both languages', () => {
    const told = parts.flatMap((part) => cellsOf(part).flatMap(({ ids }) => ids));
    expect(told.toSorted()).toEqual(experiment.equations.map(({ id }) => id).toSorted());
    const chinese = notebookOf({ experiment, config, lang: 'zh', link, parts });
    const text = chinese.cells.map(({ source }) => source.join('')).join('\n');
    for (const { label, tex } of experiment.equations) {
      expect(text).toContain(label.zh);
      expect(text).toContain(tex);
    }
    expect(text).toContain(link);
  });
});

/** What every Python has; that it compiles is asked of Python by `npm run campaign:notebooks`. */
it.each(readdirSync(folder))('%s has closed brackets and whole indentations', (file) => {
  for (const { code } of cellsOf(readFileSync(new URL(file, folder), 'utf8'))) {
    const bare = code.replaceAll(/"""[\s\S]*?"""|f?"[^"\n]*"|#.*/g, '""');
    for (const [open, close] of ['()', '[]', '{}'] as const) {
      expect(bare.split(open ?? '').length, code).toBe(bare.split(close ?? '').length);
    }
    expect(code.split('\n').filter((line) => /^\t|^( {4})* {1,3}\S|\s$/.test(line))).toEqual([]);
  }
});

it('every part is used', () => {
  const used = new Set(Object.values(partsOf).flat());
  const files = readdirSync(folder).map((file) => file.replace('.py', ''));
  expect(files.toSorted()).toEqual([...used].toSorted());
});
