import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

import { experiments } from '../catalog.ts';
import { findSymbol, tokens } from './source-lines.ts';

const SAMPLE = `import { x } from './x.ts';

/** Signal: how much of the data is left. */
export function signal(t: number): number {
  if (t > 1) {
    return 0;
  }
  return Math.cos((Math.PI * t) / 2);
}

const half = 0.5;

// Noise.
export function noise(
  t: number,
  options: { big: boolean } = {
    big: false,
  },
): number {
  return options.big ? t : half;
}

export const model = {
  // The loss.
  loss(x: number) {
    return { total: x };
  },
  last: 1,
};
`;

describe('finding a function', () => {
  it.each([
    ['signal', 3, 9],
    ['half', 11, 11],
    ['noise', 13, 21],
    ['loss', 24, 27],
    ['model', 23, 29],
  ])('%s stands in lines %i to %i, its comment included', (name, from, to) => {
    expect(findSymbol(SAMPLE, name)).toEqual({ from, to });
  });

  it('gives nothing for a name that is not there', () => {
    expect(findSymbol(SAMPLE, 'absent')).toBeUndefined();
    expect(findSymbol(SAMPLE, '(')).toBeUndefined();
  });

  it('cuts a line into tokens that make up the line again', () => {
    const line = "  const name = 'a // b'; // why";
    const cut = tokens(line);
    expect(cut.map(({ text }) => text).join('')).toBe(line);
    expect(cut.filter(({ kind }) => kind !== 'plain').map(({ kind }) => kind)).toEqual([
      'keyword',
      'string',
      'comment',
    ]);
  });
});

describe.each(experiments.map((experiment) => [experiment.slug, experiment] as const))(
  'the source of %s',
  (_, experiment) => {
    it('holds the lines of every equation', async () => {
      const source = await readFile(new URL(`../${experiment.source}`, import.meta.url), 'utf8');
      const missing = experiment.equations.filter(({ symbol }) => !findSymbol(source, symbol));
      expect(missing.map(({ symbol }) => symbol)).toEqual([]);
    });
  },
);
