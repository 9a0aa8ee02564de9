import type { Asker } from './asker.ts';

type AnyRole = Asker['role'];

const staff = ['instructor', 'assistant'] as const satisfies AnyRole[];
const members = [...staff, 'student', 'waitlisted', 'auditor', 'applicant', 'dropped'] as const;

/** What one can do in an offering, and which roles may: the one place that decides. */
const permissions = {
  /** The front page, syllabus, lectures, people, calendar. */
  'read course': ['visitor', ...members],
  /** Keep own runs of experiments, see an own dashboard. */
  'see dashboard': members,
  /** Also somebody signed in who has no role yet: they learn how to get one. */
  'see own place': ['visitor', ...members],
  /** See everybody's place; offer seats, take them back, say how many there are. */
  'manage seats': staff,
  /** Read homework and its solutions before they are out for everybody. */
  'read homework ahead': staff,
  /** Read the midterm's bank before it is out for everybody. */
  'read questions ahead': staff,
  /** Propose questions for the midterm's bank, and read what became of them. */
  'propose questions': [...staff, 'student', 'waitlisted', 'auditor'],
  /** Read what everybody proposes; edit it, and decide whether it comes into the bank. */
  'decide on proposals': staff,
  /** Draw what the midterm asks, print it, and read both before anybody else does. */
  'draw midterm': staff,
  /** Read what is asked and answered about the midterm's questions. */
  'read discussion': members,
  /** Ask about a question of the bank, and answer. */
  'discuss questions': [...staff, 'student', 'waitlisted', 'auditor'],
  /** Endorse answers about the bank, hide posts, see what waits for an answer. */
  'judge posts': staff,
  /** Say of a step of a derivation that one does not understand it. */
  'flag unclear steps': ['student', 'waitlisted', 'auditor'],
  /** See how many do not understand which step. */
  'see unclear steps': staff,
  /** Bring files for a homework and hand them in, for credit or without. */
  'hand in homework': ['student', 'waitlisted', 'auditor', 'applicant', 'dropped'],
  /** Have scores and late days; the others hand in without credit. */
  'be graded': ['student', 'waitlisted'],
  /** See everybody's scores, give them, and let people see theirs. */
  grade: staff,
  /** Ask for a seat, and see what became of it. */
  apply: ['visitor', 'student', 'waitlisted', 'auditor', 'applicant', 'dropped'],
  /** Read applications, score them, prepare and release outcomes. */
  'review applications': staff,
  /** Be in a project: write its documents, submit them, answer comments. */
  'work on project': ['student'],
  /** See the queue, read every project, comment, decide. */
  'give feedback': staff,
  /** See everybody's late days, and give people more time for a homework. */
  'manage late days': staff,
  /** Move a homework's or a stage's deadline for everybody. */
  'move deadlines': ['instructor'],
  /** Read what staff announced to oneself. */
  'read announcements': members,
  /** Write to everybody, a role or a team, and see who has read it. */
  announce: staff,
  'read outbox': staff,
  /** See everybody of the offering, export, import, and set sections and groups. */
  'manage roster': staff,
  /** Cancel, move and add office hours, those of colleagues too. */
  'change office hours': staff,
  'appoint staff': ['instructor'],
  /** See who else has a seat. */
  'see class list': [...staff, 'student'],
  /** Say something about a presentation that one may watch. */
  'comment on presentations': [...staff, 'student'],
  /** Titles and abstracts of approved projects, where the offering shows them. */
  'see class projects': [...staff, 'student', 'waitlisted', 'auditor'],
  'move demo clock': staff,
} as const satisfies Record<string, readonly AnyRole[]>;

export type Permission = keyof typeof permissions;

/** Whether somebody with this role may do this; undeclared is refused. */
export function may(role: AnyRole, permission: Permission): boolean {
  return (permissions[permission] as readonly AnyRole[]).includes(role);
}

/** Whether the role is one of those that run the course. */
export function isStaff(role: AnyRole): boolean {
  return (staff as readonly AnyRole[]).includes(role);
}
