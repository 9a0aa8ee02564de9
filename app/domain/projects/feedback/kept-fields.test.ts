import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { keptFields } from './kept-fields.ts';

const keys = Object.entries(keptFields).map(([field, key]) => {
  const make = key as (...given: string[]) => string;
  return { field, key: make('a', 'b') };
});

it('keeps the words of each field apart from those of every other one', () => {
  expect(new Set(keys.map(({ key }) => key)).size).toBe(keys.length);
  // A private note and what is sent to the team were one once.
  expect(keptFields.staffNote()).not.toBe(keptFields.decisionNote());
});

const components = ['feedback', 'presentation'].flatMap((part) => {
  const folder = `app/domain/projects/${part}/components`;
  return readdirSync(folder).flatMap((name) =>
    name.endsWith('.tsx') ? [`${folder}/${name}`] : [],
  );
});
const field = /<(Textarea|TextInput|WordsField)\b/;
/** They show what they are given, and give on what is typed. */
const given = ['words-field.tsx', 'condition-fields.tsx'];
/** The team's own: kept as their text is. */
const ofTeam = ['video-desk.tsx'];

it.each(
  components
    .filter((file) => field.test(readFileSync(file, 'utf8')))
    .filter((file) => ![...given, ...ofTeam].some((name) => file.endsWith(name))),
)('keeps what is typed in every field of %s, under a key from the list', (file) => {
  const source = readFileSync(file, 'utf8');
  expect(source).toMatch(/useKeptText\(/);
  expect(source).not.toContain('defaultValue=');
});

it.each(components)('gives every comment of %s a key from the list', (file) => {
  const source = readFileSync(file, 'utf8');
  const forms = source.match(/<CommentForm/g)?.length ?? 0;
  const fromList = source.match(/\bkeptFields\.\w+\(/g)?.length ?? 0;
  expect(fromList).toBeGreaterThanOrEqual(forms);
});
