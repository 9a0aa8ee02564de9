/**
 * Everybody who may ask, as seen from the offering that the tests are about. The people of the
 * other offering are somebody without a role here.
 */
export const roles = [
  'nobody',
  'no role',
  'applicant',
  'waitlisted',
  'auditor',
  'student',
  'team-mate',
  'other student',
  'dropped',
  'assistant',
  'instructor',
  'other instructor',
] as const;
export type Role = (typeof roles)[number];

export const everybody: readonly Role[] = roles;
export const signedIn = roles.filter((role) => role !== 'nobody');
/** Everybody with a role in this offering, whatever became of their seat. */
export const members = signedIn.filter((role) => role !== 'no role' && role !== 'other instructor');
export const staff: readonly Role[] = ['assistant', 'instructor'];
export const students: readonly Role[] = ['student', 'team-mate', 'other student'];
/** Who may hand in homework, for credit or without. */
export const handers: readonly Role[] = [
  'applicant',
  'waitlisted',
  'auditor',
  ...students,
  'dropped',
];
export const team: readonly Role[] = ['student', 'team-mate'];
export const nobody: readonly Role[] = [];

export function but(some: readonly Role[], ...not: readonly Role[]): Role[] {
  return some.filter((role) => !not.includes(role));
}

/** The two offerings: the people of `roles` are those of the first. */
export const offerings = ['sp24', 'fa24'] as const;
export type Offering = (typeof offerings)[number];

/** What somebody is in an offering: in the other one, only its own instructor is anybody. */
export function roleIn(offering: Offering, role: Role): Role {
  if (offering === 'sp24' || role === 'nobody') return role;
  return role === 'other instructor' ? 'instructor' : 'no role';
}
