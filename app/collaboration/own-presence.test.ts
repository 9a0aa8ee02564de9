import { expect, it } from 'vitest';
import { ownPresence } from './own-presence.ts';

const user = { name: 'Ada', color: '#0072b2' };
const mine = { name: 'Ada', own: new Set([1]), taken: (client: number) => client === 2 };
const show = (client: number, state: unknown) => ({ client, clock: 1, state });

it('lets through one’s own name, colour and caret', () => {
  const state = { user, cursor: { anchor: 1, head: 2 } };
  expect(ownPresence([show(1, state)], mine)).toEqual([show(1, state)]);
});

it('puts one’s own name to a caret that came with another’s', () => {
  const forged = { user: { name: 'Ivy (staff)', color: '#0072b2' } };
  expect(ownPresence([show(1, forged)], mine)).toEqual([show(1, { user })]);
});

it('says nothing for others, neither where they are nor that they went', () => {
  expect(ownPresence([show(2, { user }), show(2, null), show(3, null)], mine)).toEqual([]);
});

it('lets somebody go', () => {
  expect(ownPresence([show(1, null)], mine)).toEqual([show(1, null)]);
});

it('keeps what is no colour out of styles, and all else out of the message', () => {
  const odd = { user: { name: 'Ada', color: 'red; background: url(//x)' }, more: 'words' };
  expect(ownPresence([show(1, odd)], mine)).toEqual([
    show(1, { user: { name: 'Ada', color: '#5a5a9c' } }),
  ]);
});

it('drops what is far too long, and copies without end', () => {
  expect(ownPresence([show(1, { cursor: 'x'.repeat(5_000) })], mine)).toEqual([]);
  const many = Array.from({ length: 50 }, (_, index) => show(index + 10, { user }));
  expect(ownPresence(many, mine)).toHaveLength(3);
});
