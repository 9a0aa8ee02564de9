import { expect, it } from 'vitest';
import { emailOf, looksLikeEmail } from './person.ts';

it('keeps an address without blanks around it and in lower case', () =>
  expect(emailOf('  Ada.Lovelace@Example.EDU ')).toBe('ada.lovelace@example.edu'));

it.each(['a@b.c', 'ada+course@example.edu'])('takes %s for an address', (typed) =>
  expect(looksLikeEmail(typed)).toBe(true),
);

it.each(['', 'ada', 'ada@example', '@example.edu', 'a da@example.edu', `${'a'.repeat(250)}@b.edu`])(
  'does not take %j for an address',
  (typed) => expect(looksLikeEmail(typed)).toBe(false),
);
