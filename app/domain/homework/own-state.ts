import type { OwnHomework, OwnLateDays, StudentHomework } from './student-homework.server.ts';
import type { ReaderHomework } from './reader-homework.server.ts';

/**
 * How somebody stands with the homework: graded, with late days; for themselves, with what they
 * handed in and nothing else; or not at all, which is staff and whoever has no place here.
 */
export type OwnWork =
  | ({ kind: 'graded' } & StudentHomework)
  | { kind: 'for oneself'; homework: ReaderHomework[] }
  | NoWork;

type NoWork = { kind: 'none'; signedIn: boolean };

/** The same for one homework. */
export type OwnHomeworkState =
  | { kind: 'graded'; homework: OwnHomework; lateDays: LateDayLimits }
  | { kind: 'for oneself'; homework: ReaderHomework }
  | NoWork;

/** What being late costs somebody: the policy, and what they have left of a budget. */
export type LateDayLimits = Pick<OwnLateDays, 'policy' | 'balance'>;

/** What of somebody's work is about this homework. */
export function ownStateOf(work: OwnWork, slug: string): OwnHomeworkState {
  if (work.kind === 'none') return work;
  if (work.kind === 'for oneself') {
    const homework = work.homework.find((one) => one.slug === slug);
    return homework === undefined ? nothing : { kind: 'for oneself', homework };
  }
  const homework = work.homework.find((one) => one.slug === slug);
  const { policy, balance } = work.lateDays;
  const lateDays = { policy, balance };
  return homework === undefined ? nothing : { kind: 'graded', homework, lateDays };
}

const nothing: NoWork = { kind: 'none', signedIn: true };

/** When it is due for them: their own deadline, or the course's. */
export function ownDue(own: OwnHomeworkState, courseDue: Date): Date {
  return own.kind === 'graded' ? own.homework.due : courseDue;
}

/** Whether it is still to be handed in: late days included where there are any. */
export function isOpen(own: OwnHomeworkState, due: Date, now: Date): boolean {
  return own.kind === 'graded' ? own.homework.price?.ok === true : now <= due;
}
