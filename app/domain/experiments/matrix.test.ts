import { expect, it } from 'vitest';
import { experiments } from '#playground/catalog.ts';
import { families, familyOf } from '#playground/catalog/families.ts';
import { experimentMatrix } from './matrix.ts';

const words = (text: string) => ({ en: text, zh: text });
const lecture = (slug: string, shown: string[], day = 1) => ({
  slug,
  title: words(slug),
  start: new Date(Date.UTC(2024, 0, day)),
  experiments: shown,
});
const older = {
  slug: 'sp20',
  term: words('Spring 2020'),
  lectures: [
    { ...lecture('flow-models', ['realnvp']), start: new Date('2020-01-22T18:00:00Z') },
    lecture('more-flows', ['cdf-flow']),
  ],
};
const latest = {
  slug: 'sp24',
  term: words('Spring 2024'),
  lectures: [lecture('introduction', []), lecture('flow-models', ['realnvp', 'maf'], 8)],
};
const rows = experimentMatrix([older, latest], experiments);
const slugsOf = (row: (typeof rows)[number] | undefined) =>
  row?.cells.map((cell) => cell.map(({ slug }) => slug));

it('rows are the lectures that show an experiment, and what an earlier term adds', () => {
  expect(rows.map(({ title }) => title?.en)).toEqual(['flow-models', 'more-flows', undefined]);
  expect(rows[0]?.lectures.map(({ offering }) => offering)).toEqual(['sp24', 'sp20']);
  expect(slugsOf(rows[0])).toEqual([[], [], ['realnvp', 'maf'], [], [], []]);
  expect(slugsOf(rows[1])).toEqual([[], [], ['cdf-flow'], [], [], []]);
});

it('every experiment stands in the matrix once', () => {
  const all = rows.flatMap((row) => (slugsOf(row) ?? []).flat());
  expect(all.toSorted()).toEqual(experiments.map(({ slug }) => slug).toSorted());
});

it.each(experiments)('$slug names its family by its first topic', (experiment) => {
  const names = families.map(({ topic }) => topic).join(', ');
  expect(familyOf(experiment), `the first topic is one of: ${names}`).toBeDefined();
});
