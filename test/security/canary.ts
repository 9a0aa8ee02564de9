import { roleIn, staff, students, type Offering, type Role } from './roles.ts';

const announcedTo: readonly Role[] = ['waitlisted', 'auditor', ...students, ...staff];
const ownerAndStaff = ['owner', ...staff] as const;

/** Who may see what, of all that is not for everybody; whoever is not named may see no trace of it. */
const readers = {
  'application answer': ownerAndStaff,
  'application draft': ['owner'],
  'review note': staff,
  'document text': ownerAndStaff,
  'submitted text': ownerAndStaff,
  feedback: ownerAndStaff,
  'feedback draft': staff,
  condition: ownerAndStaff,
  'instant comment': ['waitlisted', 'auditor', ...students, ...staff],
  'instant comment on what is kept': ownerAndStaff,
  captions: ['waitlisted', 'auditor', ...students, ...staff],
  'captions of what is kept': ownerAndStaff,
  'reason not to share': ownerAndStaff,
  'card on the board': [...students, ...staff],
  'conflict of interest': staff,
  'reason of an extension': staff,
  'kept out of the class': ownerAndStaff,
  'peer feedback': ownerAndStaff,
  'peer feedback that is held back': staff,
  'why it is held back': staff,
  'name of a reader': staff,
  'request of a team': ownerAndStaff,
  'hash of a link': [],
  'note among staff': staff,
  'saved reply': ['owner'],
  'answer in a mock midterm': ['owner'],
  'shared reply': staff,
  'announcement to everyone': announcedTo,
  'announcement to a team': ownerAndStaff,
  'announcement draft': staff,
  'homework that is not out': staff,
  'file that is brought': ['owner'],
  'file that was handed in': ownerAndStaff,
  'solutions that are not out': staff,
  'question that is not out': staff,
  'proposed question': ownerAndStaff,
  'post that is not out': ownerAndStaff,
  'hidden post': ownerAndStaff,
  'deleted post': ['owner'],
  'draw of the midterm': staff,
  'score that is not released': staff,
  'words on a score that is not released': staff,
  'words on a score that is released': ownerAndStaff,
  'reason of a grade': staff,
  'mark that is not released': staff,
  'mark that is released': ownerAndStaff,
  'another look': ownerAndStaff,
  'seat note': staff,
  'list number': ownerAndStaff,
  'e-mail address': ownerAndStaff,
  'roster row': staff,
  letter: ownerAndStaff,
  'note on a run': ['owner'],
  'words being typed': ['owner'],
  'unsubscribe key': ['owner'],
  session: ['owner'],
  'password hash': [],
  'second factor': [],
  'public key of a passkey': [],
} as const satisfies Record<string, readonly (Role | 'owner')[]>;
export type CanaryKind = keyof typeof readers;
export const canaryKinds = Object.keys(readers) as CanaryKind[];

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
      const word = kind.replaceAll(/\W/g, '');
      const made = text ?? `canary${canaries.length}x${offering}x${word}x`;
      canaries.push({ text: made, kind, offering, of });
      return made;
    },
  };
}

export type Mark = ReturnType<typeof canaryCage>['mark'];

/** Whether the table lets this role see the canary. */
export function maySee({ kind, offering, of }: Canary, role: Role): boolean {
  const is = roleIn(offering, role);
  const may: readonly string[] = readers[kind];
  return may.includes(is) || (may.includes('owner') && of.includes(is));
}

/** The canaries in a text, also as addresses and as bytes are written. */
export function canariesIn(text: string, canaries: readonly Canary[]): Canary[] {
  return canaries.filter((canary) => waysToWrite(canary.text).some((way) => text.includes(way)));
}

const waysOf = new Map<string, string[]>();

function waysToWrite(word: string): string[] {
  const known = waysOf.get(word);
  if (known !== undefined) return known;
  // The last bytes of base64 depend on what follows them.
  const base64 = Buffer.from(word).toString('base64').replace(/.{4}$/, '');
  const ways = [...new Set([word, encodeURIComponent(word), base64])];
  waysOf.set(word, ways);
  return ways;
}

/** The canaries in an answer that its reader may not see. */
export function leaksTo(role: Role, text: string, canaries: readonly Canary[]): Canary[] {
  return canariesIn(text, canaries).filter((canary) => !maySee(canary, role));
}
