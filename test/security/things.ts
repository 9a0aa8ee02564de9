import { roleIn, type Offering, type Role } from './roles.ts';

/** What an id can be of, by the use that is made of it: `lecture`, `application`, `own session`. */
export const kinds = [
  'offering',
  'lecture',
  'homework',
  'homework file',
  'solutions',
  'experiment',
  'notes',
  'question',
  'mock midterm',
  'finished mock',
  'photo of a mock',
  'proposed question',
  'question thread',
  'answer about a question',
  'endorsed answer',
  'hidden post',
  'own post',
  'own deleted post',
  'team project',
  'submitted project',
  'answered project',
  'public project',
  'stage',
  'submitted stage',
  'unsubmitted stage',
  'version number',
  'earlier text',
  'presentation stage',
  'presented project',
  'video',
  'captions',
  'own captions',
  'figure',
  'public figure',
  'upload',
  'upload of a video',
  'upload of homework',
  'open homework',
  'own submission',
  'submitted file',
  'brought file',
  'brought files',
  'instant',
  'instant comment',
  'thread',
  'feedback draft',
  'condition',
  'project with a conflict',
  'colleague',
  'planned pair',
  'extension',
  'scored person',
  'standing score',
  'standing draw',
  'work',
  'file of a work',
  'standing mark',
  'marked homework',
  'work to look at again',
  'mark to look at again',
  'open regrade',
  'own regrade',
  'plan of scores',
  'score file',
  'difference of scores',
  'applied score file',
  'plan of an extension',
  'plan of a deadline',
  'graded person',
  'extended person',
  'extension of homework',
  'plan of more time for homework',
  'plan of a deadline of homework',
  'classmate',
  'card',
  'own card',
  'link to a team',
  'invitation',
  'own invitation',
  'own request',
  'waiting request',
  'team member',
  'reading',
  'reading to take away',
  'figure to read',
  'peer answers',
  'held peer answers',
  'text to read',
  'reader',
  'peer plan',
  'peer stage',
  'note among staff',
  'saved reply',
  'announcement',
  'announcement to read',
  'waiting announcement',
  'audience',
  'application',
  'pending application',
  'application of the page',
  'pending application of the page',
  'reviewer',
  'offered person',
  'waiting person',
  'seated person',
  'person',
  'staff member',
  'import',
  'import to undo',
  'release plan',
  'mail',
  'notification',
  'session',
  'own address',
  'own key',
  'round plan',
  'held stage',
  'sign-in link',
  'letter number',
  'passkey',
  'run',
  'kept model',
  'reset link',
  'confirm link',
  'unsubscribe key',
  'new announcement',
] as const;
export type Kind = (typeof kinds)[number];

/** Something with an id. */
export type Thing = {
  /** In words, for the message of a test that fails. */
  what: string;
  value: string;
  /** Where it is; null when it belongs to no offering. */
  offering: Offering | null;
  /**
   * What one must be in the thing's offering to reach it, or at all when it is in none; everybody
   * whom the address opens for, if left out.
   */
  for?: readonly Role[];
  /** The part of the address that it is only found at, e.g. a thread at its project's. */
  at?: string;
};

/** Everything in the world that has an id. */
export class Things {
  readonly #byKind = new Map<Kind, Thing[]>();

  add(kind: Kind, thing: Thing): void {
    this.#byKind.set(kind, [...this.of(kind), thing]);
  }

  of(kind: Kind): Thing[] {
    return this.#byKind.get(kind) ?? [];
  }

  /** Whether somebody reaches the thing from this offering's addresses. */
  static reaches(thing: Thing, offering: Offering, role: Role): boolean {
    const here = thing.offering === null || thing.offering === offering;
    const is = thing.offering === null ? role : roleIn(offering, role);
    return here && (thing.for === undefined || thing.for.includes(is));
  }

  /** The thing that somebody would ask for there: one that they reach, otherwise any that is there. */
  usual(kind: Kind, offering: Offering, role: Role): Thing {
    const all = this.of(kind);
    const usual =
      all.find((thing) => Things.reaches(thing, offering, role)) ??
      all.find((thing) => thing.offering === offering) ??
      all[0];
    if (usual === undefined) throw new Error(`The world has nothing of the kind ${kind}`);
    return usual;
  }
}

/** What a form brings that begins something new; it is an id of nothing before. */
export const newId = '01890000-0000-7000-8000-000000000000';

/** What is an id of nothing: of the right shape, of no shape, and made to break something. */
export const nonsense: readonly Thing[] = [
  newId,
  'no-such-thing',
  "'; DROP TABLE person; --",
  '\u0000',
].map((value) => ({ what: `nonsense ${JSON.stringify(value)}`, value, offering: null, for: [] }));
