import { expect, test } from 'vitest';
import { canaryCage, leaksTo, maySee } from './canary.ts';

const { canaries, mark } = canaryCage();
const note = mark('review note', 'sp24', []);
const own = mark('application answer', 'sp24', ['applicant']);
const email = mark('e-mail address', 'fa24', ['student'], 'student+a@foreign.example');
const hash = mark('password hash', 'sp24', []);
const kindsIn = (role: Parameters<typeof leaksTo>[0], text: string) =>
  leaksTo(role, text, canaries).map(({ kind }) => kind);

test('a page that holds what its reader may not see is caught', () => {
  expect(kindsIn('applicant', `<p>${note}</p>`)).toEqual(['review note']);
  expect(kindsIn('waitlisted', `{"why":"${own}"}`)).toEqual(['application answer']);
  expect(kindsIn('instructor', hash)).toEqual(['password hash']);
  expect(kindsIn('nobody', `${note} ${own} ${email}`)).toHaveLength(3);
});

test('who may see it reads on', () => {
  expect(kindsIn('assistant', `${note} ${own}`)).toEqual([]);
  expect(kindsIn('applicant', own)).toEqual([]);
  expect(kindsIn('other instructor', email)).toEqual([]);
});

test('staff of one offering are nobody to the other', () => {
  expect(kindsIn('instructor', email)).toEqual(['e-mail address']);
  expect(kindsIn('other instructor', note)).toEqual(['review note']);
});

test('an address inside of another address is caught as well', () => {
  expect(kindsIn('auditor', `?q=${encodeURIComponent(email)}`)).toEqual(['e-mail address']);
});

test('a canary of the other offering’s student belongs to nobody who asks', () => {
  const canary = canaries.find(({ text }) => text === email);
  expect(canary && maySee(canary, 'student')).toBe(false);
});
