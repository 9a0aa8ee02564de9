import { Role } from '#app/db/generated/enums.ts';

/** Whom an announcement is for. */
export type Audience =
  { kind: 'everyone' } | { kind: 'role'; role: Role } | { kind: 'project'; project: string };

/** Who is meant by everyone: those who take part or read along. */
export const everyone = [
  'instructor',
  'assistant',
  'student',
  'waitlisted',
  'auditor',
] as const satisfies Role[];

/** The roles that staff can write to. */
export const addressedRoles = [
  'student',
  'waitlisted',
  'auditor',
  'applicant',
  'dropped',
  'assistant',
] as const satisfies Role[];

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads how an audience is kept: `everyone`, `role:<role>` or `project:<id>`; null for else. */
export function readAudience(text: string): Audience | null {
  if (text === 'everyone') return { kind: 'everyone' };
  const [kind, rest = ''] = text.split(':');
  const role = Object.values(Role).find((known) => known === rest);
  if (kind === 'role' && role !== undefined) return { kind, role };
  if (kind === 'project' && uuid.test(rest)) return { kind, project: rest };
  return null;
}

/** How far an announcement has come. */
export type AnnouncementState = 'draft' | 'scheduled' | 'sent';

export function stateOf({ sendAt, sentAt }: { sendAt: Date | null; sentAt: Date | null }) {
  if (sentAt !== null) return 'sent' satisfies AnnouncementState;
  return sendAt === null ? ('draft' as const) : ('scheduled' as const);
}

/** The event that people are told of when an announcement is sent. */
export function announcementEvent(id: string): string {
  return `announcement:${id}`;
}

/** Where an announcement is read. */
export function announcementPath(offering: string, id: string): string {
  return `/${offering}/announcements?read=${id}`;
}
