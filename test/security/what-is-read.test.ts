import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { everyAddress } from '#test/setup/addresses.ts';
import { declared, type Declared } from './declared.ts';
import { readsIn, readsOf, type Reads } from './what-is-read.ts';

const none = { path: [], search: [], fields: [], intents: [] };
const listed = (text: string) =>
  Object.fromEntries(Object.entries(readsIn(text)).map(([what, names]) => [what, [...names]]));

test.each([
  ['params.person ?? ""', { path: ['person'] }],
  ['const { token = "" } = params;', { path: ['token'] }],
  ["new URL(request.url).searchParams.get('mail')", { search: ['mail'] }],
  ["const s = new URL(request.url).searchParams; s.getAll('drop')", { search: ['drop'] }],
  ["function read(said: URLSearchParams) { return said.has('q') }", { search: ['q'] }],
  ["const { searchParams } = new URL(u); searchParams.has('link')", { search: ['link'] }],
  ["(await request.formData()).get('seen')", { fields: ['seen'] }],
  ["textOf(await request.formData(), 'listed')", { fields: ['listed'] }],
  [
    "const form = await request.formData(); textOf(form, 'name'); form.has('others')",
    { fields: ['name', 'others'] },
  ],
  [
    "const form = await r.formData(); const text = (name: string) => form.get(name); text('why')",
    { fields: ['why'] },
  ],
  [
    'function answers(sent: FormData) { return sent.get(fieldName(key)) }',
    { fields: ['fieldName(key)'] },
  ],
  [
    'function f(form: FormData) { return z.object({ note: z.string() }).parse(Object.fromEntries(form)) }',
    { fields: ['note'] },
  ],
  [
    "const form = await r.formData(); if (form.get('intent') === 'save') keep()",
    { fields: ['intent'], intents: ['save'] },
  ],
  [
    "switch (intent) { case 'leave': go(); case 'return': come() }",
    { intents: ['leave', 'return'] },
  ],
  ["z.object({ intent: z.enum(['send', 'discard']) })", { intents: ['send', 'discard'] }],
  ["headers.get('Cookie'); seen.get(id); new Map().has('x')", {}],
])('of %s it is seen what is read', (text, reads) => {
  expect(listed(text)).toEqual({ ...none, ...reads });
});

test('an id that is read and not declared is found', () => {
  const planted = "const id = new URL(request.url).searchParams.get('submission');";
  expect(missingIn('/:offering/staff/outbox', readsIn(planted))).toEqual([
    '/:offering/staff/outbox: search submission',
  ]);
});

/** What a table says is read, by the names in it. */
function said({ path = {}, search = {}, forms = {}, alsoRead = {} }: Declared) {
  const all = Object.values(forms).map(({ fields }) => fields);
  const values = (name: string) => all.flatMap((fields) => fields[name] ?? []);
  return {
    path: Object.keys(path),
    search: Object.keys(search),
    fields: [...all.flatMap((fields) => Object.keys(fields)), ...Object.keys(alsoRead)],
    intents: [...values('intent'), ...values('do'), ...Object.keys(alsoRead)],
  };
}

/** What is read at an address and does not stand in its table. */
function missingIn(pattern: string, reads: Reads): string[] {
  const known = said(declared[pattern] ?? { opens: [] });
  const kinds = ['path', 'search', 'fields', 'intents'] as const;
  return kinds.flatMap((what) =>
    [...reads[what]]
      .filter((name) => name !== 'offering' && !known[what].includes(name))
      .map((name) => `${pattern}: ${what} ${name}`),
  );
}

test('everything that is read behind an address is declared', async () => {
  const addresses = await everyAddress();
  const missing = addresses.flatMap(({ pattern, file }) =>
    missingIn(pattern, readsOf(`app/${file}`)),
  );
  expect(missing).toEqual([]);
});

test('every form that an address takes is declared, and no other', async () => {
  const wrong: string[] = [];
  for (const { pattern, file } of await everyAddress()) {
    const takes = /export (async )?function action|export const action/.test(
      readFileSync(`app/${file}`, 'utf8'),
    );
    const forms = Object.keys(declared[pattern]?.forms ?? {});
    if (takes !== forms.length > 0) wrong.push(pattern);
  }
  expect(wrong).toEqual([]);
});
