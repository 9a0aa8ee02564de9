/** The demo's buttons on the sign-in page, in their order: one for each role and situation. */
export const demoButtons = [
  'student',
  'student-reviewed',
  'waitlisted',
  'assistant',
  'instructor',
  'auditor',
  'applicant',
  'dropped',
] as const;

export type DemoButton = (typeof demoButtons)[number];
