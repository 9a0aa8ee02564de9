import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '#app/db/client.ts';
import { forgetWords, keepWords, keptWords } from '#app/domain/people/kept-words.server.ts';
import { createPerson } from '#test/factories/people.ts';
import { newRequest } from '#test/factories/projects.ts';
import { testDatabase } from '#test/setup/database.ts';

let database: Database;
let ada: string;
let ben: string;
const now = new Date('2024-02-26T18:00:00Z');
const at = now.getTime();

beforeAll(async () => {
  database = await testDatabase();
  ada = (await createPerson(database.db, { name: 'Ada' })).id;
  ben = (await createPerson(database.db, { name: 'Ben' })).id;
});
afterAll(() => database.close());

function keep(personId: string, given: Partial<Record<string, string>>, when = now) {
  const form = new FormData();
  const fields = { requestId: newRequest(), typedAt: `${at}`, words: 'x', ...given };
  for (const [name, value] of Object.entries(fields)) form.set(name, value ?? '');
  return keepWords(database.db, personId, form, when);
}
const kept = async (personId: string, under = '') =>
  (await keptWords(database.db, personId, under)).map(({ key, words }) => [key, words]);

it('keeps what is being typed under its key, for the person alone', async () => {
  expect(await keep(ada, { key: `${ada}/one/new`, words: 'Why ' })).toBe(true);
  expect(await keep(ada, { key: `${ada}/two/new`, words: 'How' })).toBe(true);
  expect(await kept(ada, `${ada}/one`)).toEqual([[`${ada}/one/new`, 'Why ']]);
  expect(await kept(ben)).toEqual([]);
  expect(await kept(ben, ada)).toEqual([]);
});

it('keeps what was typed later, in whatever order it arrives', async () => {
  const key = `${ada}/one/new`;
  await Promise.all(
    [3, 1, 2].map((later) => keep(ada, { key, words: `${later}`, typedAt: `${at + later}` })),
  );
  expect(await kept(ada, key)).toEqual([[key, '3']]);
});

it('believes no browser that its words are of the future', async () => {
  const key = `${ada}/future`;
  await keep(ada, { key, words: 'a clock that is wrong', typedAt: `${at * 2}` });
  const later = new Date(at + 120_000);
  await keep(ada, { key, words: 'typed after that', typedAt: `${later.getTime()}` }, later);
  expect(await kept(ada, key)).toEqual([[key, 'typed after that']]);
});

it('keeps that something was sent, and forgets that after a month', async () => {
  const key = `${ada}/two/new`;
  await keep(ada, { key, words: '', typedAt: `${at + 10}` });
  expect(await kept(ada, key)).toEqual([[key, '']]);
  const month = 31 * 86_400_000;
  await keep(ada, { key: `${ada}/other`, typedAt: `${at + month}` }, new Date(at + month));
  expect(await kept(ada, key)).toEqual([]);
});

it.each([
  ['another person’s key', { key: 'somebody/one' }],
  ['no key', { key: '' }],
  ['too many words', { words: 'x'.repeat(20_001) }],
  ['a byte that cannot be stored', { words: '\u0000' }],
  ['no time', { typedAt: 'now' }],
  ['no id of a form', { requestId: '1' }],
])('refuses %s', async (_what, given) => {
  expect(await keep(ada, { key: `${ada}/refused`, ...given })).toBe(false);
  expect(await kept(ada, `${ada}/refused`)).toEqual([]);
});

it('keeps nothing of what was sent, even from a copy that was on its way or a clock ahead', async () => {
  const key = `${ada}/sent`;
  await keep(ada, { key, words: 'half', typedAt: `${at + 50_000}` });
  await forgetWords(database.db, ada, { key, requestId: newRequest() }, now);
  await keep(ada, { key, words: 'half of it', typedAt: `${at + 50_000}` });
  expect(await kept(ada, key)).toEqual([[key, '']]);
  await keep(ada, { key, words: 'the next', typedAt: `${at + 55_000}` });
  expect(await kept(ada, key)).toEqual([[key, 'the next']]);
  // Also where none had arrived before.
  const first = `${ada}/sent first`;
  await forgetWords(database.db, ada, { key: first, requestId: newRequest() }, now);
  await keep(ada, { key: first, words: 'late', typedAt: `${at - 1}` });
  expect(await kept(ada, first)).toEqual([[first, '']]);
});
