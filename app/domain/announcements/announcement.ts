import { z } from 'zod';
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

const role = z.enum(Role);
const project = z.uuid();

/** Reads how an audience is kept: `everyone`, `role:<role>` or `project:<id>`; null for else. */
export function readAudience(text: string): Audience | null {
  if (text === 'everyone') return { kind: 'everyone' };
  const [kind, rest = ''] = text.split(':');
  const asRole = role.safeParse(rest);
  if (kind === 'role' && asRole.success) return { kind, role: asRole.data };
  const asProject = project.safeParse(rest);
  if (kind === 'project' && asProject.success) return { kind, project: asProject.data };
  return null;
}

/** What staff type; a draft may be empty. */
export const announcementFields = z.object({
  title: z.string().trim().max(200),
  body: z.string().max(20_000),
  audience: z.string().refine((text) => readAudience(text) !== null),
  urgent: z.boolean(),
});
export type AnnouncementFields = z.infer<typeof announcementFields>;

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
