import { describe, expect, it } from 'vitest';
import { play } from './play.ts';
import { broken } from './properties.ts';

/** The campaign goes through many more: `npm run campaign:fuzz`. */
const sessions = 24;
/** Sessions of their own kind: a member's words became a suggestion once; two copies never agreed. */
const once = [34, 462];

/** What a session breaks. */
function faultsOf(seed: number): string[] {
  const session = play(seed, 120);
  const faults = broken(session);
  for (const { editor } of session.clients) editor.close();
  return faults;
}

describe('several people in one text', () => {
  it.each([...Array.from({ length: sessions }, (_, index) => index + 1), ...once])(
    'keep what they are promised in session %i',
    (seed) => {
      expect(faultsOf(seed)).toEqual([]);
    },
  );
});
