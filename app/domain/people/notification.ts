import { z } from 'zod';
import { Outcome, ScopeAnswer, StageName, Verdict } from '#app/db/generated/enums.ts';

const instant = z.iso.datetime();
const nothing = z.object({});

/**
 * Everything the portal tells a person about, by kind, with what its line in the inbox and its mail
 * are made of. Nothing in it is secret to the person at the instant it is told.
 */
export const notificationData = {
  /** Feedback on a version was released; `verdict` is null for comments without a decision. */
  feedback: z.object({
    project: z.string(),
    stage: z.string(),
    version: z.number(),
    verdict: z.enum(Verdict).nullable(),
    note: z.string().default(''),
    comments: z.number().default(0),
    /** How many conditions an approval comes with. */
    conditions: z.number().default(0),
    /** What it says to a change of the goals; null where there is none. */
    scope: z.enum(ScopeAnswer).nullable().default(null),
  }),
  /** Somebody mentions the person in a comment; `words` is what they said, or the beginning of it. */
  mention: z.object({ project: z.string(), by: z.string(), words: z.string() }),
  /** The team says that a condition of an approval is met, or staff accept it or open it again. */
  condition: z.object({
    project: z.string(),
    condition: z.string(),
    step: z.enum(['ticked', 'accepted', 'reopened']),
    words: z.string(),
  }),
  /**
   * An answer in a thread about a question of the midterm that the person began, or staff endorse one
   * of theirs. Not what it says, which can be hidden later; `by` is empty for a classmate without a
   * name.
   */
  discussion: z.object({ step: z.enum(['answered', 'endorsed']), by: z.string() }),
  /** Somebody is asked into a team. */
  'team-invited': z.object({ project: z.string(), by: z.string() }),
  /** Something about the people of a team; `why` is what staff said who took somebody out. */
  'team-changed': z.object({
    project: z.string(),
    person: z.string(),
    step: z.enum(['joined', 'returned', 'left', 'declined', 'elsewhere', 'taken-out']),
    why: z.string().default(''),
  }),
  /** A change of a team that needs staff's word: told to staff when asked, then to the team. */
  'team-request': z.object({
    project: z.string(),
    person: z.string(),
    change: z.enum(['join', 'leave']),
    step: z.enum(['asked', 'granted', 'refused']),
    words: z.string(),
  }),
  /** Somebody on the board would like to join the team. */
  'team-asked': z.object({ project: z.string(), person: z.string() }),
  /**
   * A project and the public gallery: all of the team want it there (told to staff), staff have
   * released it, a member withdraws, or staff take it out.
   */
  gallery: z.object({
    project: z.string(),
    by: z.string(),
    step: z.enum(['ready', 'released', 'withdrawn', 'taken-down']),
  }),
  /** What staff decided about a question that the person proposed, or that they edited it. */
  proposal: z.object({
    title: z.string(),
    step: z.enum(['changes', 'declined', 'accepted', 'removed', 'edited']),
  }),
  /** Staff think that these people, or teams, fit together. */
  'team-match': z.object({ names: z.array(z.string()), words: z.string() }),
  /** Somebody says something about a presentation, to its team and who takes part. */
  'instant-comment': z.object({ project: z.string(), by: z.string(), words: z.string() }),
  /** Projects that somebody of staff answers from now on. */
  'projects-assigned': z.object({ projects: z.array(z.string()), by: z.string() }),
  /** Somebody who is not in the team suggests changes to its text: told once for each sitting. */
  suggestions: z.object({ project: z.string(), stage: z.enum(StageName), by: z.string() }),
  /** Classmates' texts to read: given to the person, still waiting, or taken from them. */
  'peer-reading': z.object({
    stage: z.enum(StageName),
    count: z.number(),
    due: instant,
    step: z.enum(['given', 'reminded', 'taken']),
  }),
  /** What classmates say about the team's text can be seen; nothing says who. */
  'peer-feedback': z.object({ project: z.string(), stage: z.enum(StageName), count: z.number() }),
  /** Somebody of the person's team has handed a homework in for all of it. */
  'handed-in': z.object({ homework: z.string(), by: z.string() }),
  /** A score was released. */
  score: z.object({ homework: z.string() }),
  /**
   * Another look at a part of a homework: asked for (told to who marked it, with the words),
   * something said about it, or decided.
   */
  regrade: z.object({
    homework: z.string(),
    step: z.enum(['asked', 'said', 'decided']),
    words: z.string().default(''),
  }),
  'application-received': nothing,
  /** What became of an application that got no seat; one with a seat is told `seat-offered`. */
  'application-decided': z.object({ outcome: z.enum(Outcome) }),
  /** A seat is held for the person until `expiresAt`. */
  'seat-offered': z.object({ expiresAt: instant }),
  /** The offer ran out. */
  'seat-expired': nothing,
  /** Staff took the offer back. */
  'seat-withdrawn': nothing,
  /** Staff gave a seat without an offer. */
  'seat-given': nothing,
  /** The seat was taken back; `why` is what staff said. */
  'seat-dropped': z.object({ why: z.string() }),
  announcement: z.object({
    title: z.string(),
    body: z.string(),
    urgent: z.boolean().default(false),
  }),
  /** Something is due soon by the person's own effective deadline: a homework's or a stage's slug. */
  'deadline-near': z.object({ work: z.string(), due: instant }),
  /**
   * A homework is due at another time from the person, or a stage from their team: longer for them,
   * or moved for everybody. `project` is null for a homework.
   */
  'deadline-changed': z.object({
    project: z.string().nullable(),
    /** A homework's or a stage's slug. */
    work: z.string(),
    due: instant,
    step: z.enum(['extended', 'moved', 'taken-back']),
  }),
} as const satisfies Record<string, z.ZodType>;

export type NotificationKind = keyof typeof notificationData;
export const notificationKinds = Object.keys(notificationData) as NotificationKind[];
export type NotificationData<Kind extends NotificationKind> = z.input<
  (typeof notificationData)[Kind]
>;

/** Something told, as it was read back: its kind, and the data that belongs to it. */
export type Told<Kind extends NotificationKind = NotificationKind> = {
  [K in Kind]: { kind: K; data: z.output<(typeof notificationData)[K]> };
}[Kind];

/** What a row of the inbox tells; null for a kind or data that this version does not know. */
export function readTold({ kind, data }: { kind: string; data: unknown }): Told | null {
  if (!isKind(kind)) return null;
  const read = notificationData[kind].safeParse(data);
  return read.success ? ({ kind, data: read.data } as Told) : null;
}

function isKind(kind: string): kind is NotificationKind {
  return Object.hasOwn(notificationData, kind);
}
