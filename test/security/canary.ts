import type { Offering } from './roles.ts';

/** What must not be seen by everybody, by what it is. */
export const canaryKinds = [
  'application answer',
  'application draft',
  'review note',
  'document text',
  'submitted text',
  'feedback',
  'feedback draft',
  'announcement to everyone',
  'announcement to a team',
  'announcement draft',
  'score',
  'seat note',
  'list number',
  'e-mail address',
  'roster row',
  'letter',
  'password hash',
  'second factor',
  'passkey',
  'session',
  'unsubscribe key',
] as const;
export type CanaryKind = (typeof canaryKinds)[number];

/** A value that stands in the database once, and whose it is. */
export type Canary = {
  text: string;
  kind: CanaryKind;
  offering: Offering;
  /** Its owners, by what they are in the offering. */
  of: readonly string[];
};

/** Makes canaries and keeps them: each is one word that is nowhere else. */
export function canaryCage() {
  const canaries: Canary[] = [];
  return {
    canaries,
    mark: (kind: CanaryKind, offering: Offering, of: readonly string[], text?: string): string => {
      const made = text ?? `canary${canaries.length}x${offering}x${kind.replaceAll(/\W/g, '')}`;
      canaries.push({ text: made, kind, offering, of });
      return made;
    },
  };
}
