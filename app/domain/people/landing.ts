import { isStaff } from './permissions.ts';
import type { Role } from './asker.ts';

/**
 * The page that somebody has just signed in for: the queue for staff, their place for the
 * waitlisted, the dashboard for everybody else in the offering.
 *
 * @param roles the person's role in each offering
 * @param running the slugs of the offerings that are not archived, the newest first
 */
export function landing(roles: Record<string, Role>, running: readonly string[]): string {
  const offering = running.find((slug) => roles[slug] !== undefined);
  const role = offering === undefined ? undefined : roles[offering];
  if (role === undefined) return '/';
  if (isStaff(role)) return `/${offering}/staff/queue`;
  return role === 'waitlisted' ? `/${offering}/waitlist` : `/${offering}/dashboard`;
}
