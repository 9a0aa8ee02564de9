import type { Departure } from '#app/db/generated/enums.ts';
import type { MembershipInterval } from '../access.ts';

/** A person's time in a team, and how it ended. */
export type TeamMembership = MembershipInterval & { departure: Departure | null };

/** What decides about a change of a team. */
export type Team = {
  /** How many people a team has at most. */
  limit: number;
  /** The offering is over: nothing changes any more. */
  archived: boolean;
  /** From this instant on a change needs staff's word; null for never. */
  freeze: Date | null;
  /** When one of the stages was approved first; null while none is. From then on as well. */
  approvedAt: Date | null;
  /** Of everybody who was ever in it. */
  memberships: readonly TeamMembership[];
};

/** Somebody who would enter a team. */
export type Entrant = {
  id: string;
  /** Has a seat in the offering. */
  student: boolean;
  /** Is in a project of the offering, this one or another. */
  placed: boolean;
};

/** Why teams may not change by themselves. */
export type Hold = 'archived' | 'approved' | 'frozen';

/** Who left by themselves can take that back for so long, in milliseconds. */
export const returnTime = 24 * 60 * 60_000;

/** At most so many people are asked into a team at once by name. */
export const mostInvitations = 10;

/** The longest reason of a request, and the longest answer, in characters. */
export const longestReason = 1_000;

/** Who is in the team; the database keeps that nobody is in two. */
export function present({ memberships }: Pick<Team, 'memberships'>): readonly TeamMembership[] {
  return memberships.filter(({ to }) => to === null);
}

/** What keeps a team from changing by itself at an instant; null when nothing does. */
export function holdOn(team: Omit<Team, 'memberships'>, at: Date): Hold | null {
  if (team.archived) return 'archived';
  if (team.approvedAt !== null && team.approvedAt <= at) return 'approved';
  return team.freeze !== null && at >= team.freeze ? 'frozen' : null;
}

type EntryRefusal = 'archived' | 'not a student' | 'already in a project' | 'full';
export type JoinRefusal = Hold | EntryRefusal;

/**
 * Why somebody may not enter the team now; null when they may.
 *
 * @param granted whether staff have allowed it: then it does not matter that teams are held
 */
export function refuseJoin(
  team: Team,
  who: Entrant,
  at: Date,
  granted = false,
): JoinRefusal | null {
  return refuseEntry(team, who) ?? (granted ? null : holdOn(team, at));
}

function refuseEntry(team: Team, who: Entrant): EntryRefusal | null {
  if (team.archived) return 'archived';
  if (!who.student) return 'not a student';
  if (who.placed) return 'already in a project';
  return present(team).length >= team.limit ? 'full' : null;
}

export type InviteRefusal = JoinRefusal | 'not a member' | 'not found' | 'too many';

/**
 * Why a member may not ask somebody into the team by name. Who cannot be found by name, because
 * they are not in the class list and not on the board, is not there.
 */
export function refuseInvite(
  team: Team,
  by: string,
  who: Entrant & { findable: boolean },
  open: number,
  at: Date,
): InviteRefusal | null {
  if (!isMember(team, by)) return 'not a member';
  if (!who.findable || !who.student) return 'not found';
  return refuseJoin(team, who, at) ?? (open >= mostInvitations ? 'too many' : null);
}

export type LeaveRefusal = Hold | 'not a member';

/** Why somebody may not leave by themselves; staff's word is asked for with a request. */
export function refuseLeave(team: Team, person: string, at: Date): LeaveRefusal | null {
  return isMember(team, person) ? holdOn(team, at) : 'not a member';
}

/** Until when somebody can take back that they left; null when they did not leave by themselves. */
export function returnUntil({ memberships }: Team, person: string): Date | null {
  const own = memberships.filter(({ personId }) => personId === person);
  const last = own.toSorted((a, b) => a.from.getTime() - b.from.getTime()).at(-1);
  if (last?.to == null || last.departure !== 'left') return null;
  return new Date(last.to.getTime() + returnTime);
}

export type ReturnRefusal = EntryRefusal | 'over';

/**
 * Why somebody may not take back that they left; null when they may. It puts back what was, so an
 * approval or a freeze in between does not matter, and a team that nobody is left in is there too.
 */
export function refuseReturn(team: Team, who: Entrant, at: Date): ReturnRefusal | null {
  const until = returnUntil(team, who.id);
  if (until === null || at >= until) return 'over';
  return refuseEntry(team, who);
}

export type RequestRefusal =
  'not a member' | 'archived' | 'not needed' | 'not found' | 'full' | 'asked already' | 'no reason';

/**
 * Why a member may not ask staff for a change; null when they may. It is for when teams do not
 * change by themselves: who is to leave asks for themselves, somebody new is asked for by a member.
 */
export function refuseRequest(
  team: Team,
  by: string,
  wish: { change: 'leave' } | { change: 'join'; who: Entrant & { findable: boolean } },
  { asked, why }: { asked: boolean; why: string },
  at: Date,
): RequestRefusal | null {
  if (!isMember(team, by)) return 'not a member';
  const hold = holdOn(team, at);
  if (hold === 'archived') return hold;
  if (hold === null) return 'not needed';
  if (wish.change === 'join') {
    const { findable, student, placed } = wish.who;
    if (!findable || !student || placed) return 'not found';
    if (present(team).length >= team.limit) return 'full';
  }
  if (asked) return 'asked already';
  return why.trim() === '' ? 'no reason' : null;
}

function isMember(team: Team, person: string): boolean {
  return present(team).some(({ personId }) => personId === person);
}
