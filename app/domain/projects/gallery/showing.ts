import type { ShowingStep } from '#app/db/generated/enums.ts';

/** Something that was said about who may see a project. */
export type Showing = {
  personId: string;
  step: ShowingStep;
  /** As whom a member wants to be named. */
  name: string;
  why: string;
  versionId: string | null;
  at: Date;
};

/** What a member of the team says to the public gallery; `says` is null before they said anything. */
export type Consent = { personId: string; says: 'yes' | 'no' | null; name: string };

/** What each of these people said last, in their order. */
export function consentsOf(facts: readonly Showing[], members: readonly string[]): Consent[] {
  return members.map((personId) => {
    const last = facts.findLast(
      (fact) =>
        fact.personId === personId && (fact.step === 'consented' || fact.step === 'declined'),
    );
    if (last === undefined) return { personId, says: null, name: '' };
    return { personId, says: last.step === 'consented' ? 'yes' : 'no', name: last.name };
  });
}

/**
 * The names of those of a team who agree while one of them has said nothing yet, and so is asked;
 * nobody once that one has said either.
 */
export function askedBy(
  members: readonly { name: string; says: Consent['says']; own: boolean }[],
): string[] {
  const open = members.some(({ own, says }) => own && says === null);
  return open ? members.filter(({ says }) => says === 'yes').map(({ name }) => name) : [];
}

/** The version that staff have released to the gallery; null when none is, or no longer. */
export function releasedVersion(facts: readonly Showing[]): string | null {
  const last = facts.findLast(({ step }) => step === 'released' || step === 'taken_down');
  return last?.step === 'released' ? last.versionId : null;
}

/** Why the team keeps the project out of what the class is shown; null when it does not. */
export function keptOut(facts: readonly Showing[]): string | null {
  const last = facts.findLast(({ step }) => step === 'kept_out' || step === 'let_in');
  return last?.step === 'kept_out' ? last.why : null;
}

/** What a project lacks to be in the public gallery, in the order in which it comes about. */
export type Lack = 'members' | 'report' | 'release' | 'date';

/**
 * What keeps a project from being public; nothing when it is. It is when everybody who is in the
 * team now has said yes, a report was handed in, staff have released a version of it, and the
 * gallery has opened. A team without anybody has nobody who agrees.
 */
export function lacksOf(
  project: {
    facts: readonly Showing[];
    /** The ids of who is in the team now. */
    members: readonly string[];
    handedIn: boolean;
  },
  opens: Date,
  at: Date,
): Lack[] {
  const { facts, members, handedIn } = project;
  const agreed =
    members.length > 0 && consentsOf(facts, members).every(({ says }) => says === 'yes');
  const holds: Record<Lack, boolean> = {
    members: agreed,
    report: handedIn,
    release: releasedVersion(facts) !== null,
    date: opens <= at,
  };
  return (Object.keys(holds) as Lack[]).filter((lack) => !holds[lack]);
}

/** A name has at most so many characters, a reason as well. */
export const longestName = 80;
export const longestWhy = 600;
