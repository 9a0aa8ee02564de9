import type { Asker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import type { PresentationPolicy } from '#app/domain/syllabus/course.ts';
import type { ProjectAccess } from '../access.ts';

/** What a team said about sharing its presentation. */
export type ShareFact = { shared: boolean; at: Date };

/** What the rule is asked about. */
export type Shown = {
  /** What the asker is to the project. */
  access: ProjectAccess;
  /** Whether a version with a video was handed in. */
  handedIn: boolean;
  /** Whether the team shares it now. */
  shared: boolean;
};

/** Whether a presentation is shared at an instant: by the latest word of its team, else yes. */
export function isShared(choices: readonly ShareFact[], at: Date): boolean {
  const latest = choices.reduce<ShareFact | undefined>(
    (kept, next) => (next.at <= at && (kept === undefined || next.at >= kept.at) ? next : kept),
    undefined,
  );
  return latest?.shared ?? true;
}

/**
 * Who watches a presentation that was handed in: its team and staff always; while it is shared also
 * the class, and auditors and the waitlist where the offering's file says so. The one place that
 * decides.
 */
export function mayWatch(
  { role }: Pick<Asker, 'role'>,
  policy: Pick<PresentationPolicy, 'watchers'>,
  { access, handedIn, shared }: Shown,
): boolean {
  if (!handedIn) return false;
  return access !== null || (shared && seesClass({ role }, policy));
}

/** Whether somebody belongs to those with whom presentations are shared. */
export function seesClass(
  { role }: Pick<Asker, 'role'>,
  { watchers }: Pick<PresentationPolicy, 'watchers'>,
): boolean {
  return may(role, 'see class list') || (watchers as readonly string[]).includes(role);
}
