import type { Role, SeatFactKind } from '#app/db/generated/enums.ts';

/**
 * The role in the offering that somebody has after a fact about their place. An offer changes
 * nothing by itself: who is offered a seat waits until it is accepted. Whoever declines, lets an
 * offer run out or is turned down reads on as an auditor, and may come back by applying again.
 */
export const roleAfter: Record<SeatFactKind, Role | 'as before'> = {
  applied: 'applicant',
  admitted: 'student',
  waitlisted: 'waitlisted',
  offered: 'as before',
  accepted: 'student',
  declined: 'auditor',
  expired: 'auditor',
  withdrawn: 'waitlisted',
  dropped: 'dropped',
  refused: 'auditor',
  audits: 'auditor',
};
