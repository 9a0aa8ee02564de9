import type { Presence } from './client-message.ts';

/** One person has one copy open at a connection; a page that comes back may bring another. */
const mostCopies = 4;
const longestState = 4_096;
const plainColor = '#5a5a9c';

/**
 * What of a presence message is the sender's own to say, under their own name: editors repeat what
 * they hear of others, and a forged one could put somebody else's name to a caret.
 *
 * @param own the numbers of copies that this connection has shown
 * @param taken whether a number is another connection's
 */
export function ownPresence(
  present: readonly Presence[],
  {
    name,
    own,
    taken,
  }: { name: string; own: ReadonlySet<number>; taken: (client: number) => boolean },
): Presence[] {
  const copies = new Set(own);
  return present.flatMap(({ client, clock, state }): Presence[] => {
    if (taken(client)) return [];
    // Gone is only what was there.
    if (state === null) return own.has(client) ? [{ client, clock, state }] : [];
    copies.add(client);
    if (copies.size > mostCopies || typeof state !== 'object') return [];
    const shown = { ...('user' in state && { user: named(state.user, name) }), ...caretIn(state) };
    return JSON.stringify(shown).length > longestState ? [] : [{ client, clock, state: shown }];
  });
}

function caretIn(state: object): { cursor?: unknown } {
  return 'cursor' in state ? { cursor: state.cursor } : {};
}

/** The colour goes into a style. */
function named(user: unknown, name: string): { name: string; color: string } {
  const color = user !== null && typeof user === 'object' && 'color' in user ? user.color : null;
  const isColor = typeof color === 'string' && /^#[0-9a-f]{6}$/.test(color);
  return { name, color: isColor ? color : plainColor };
}
