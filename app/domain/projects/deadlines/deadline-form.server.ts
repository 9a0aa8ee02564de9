import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import { StageName } from '#app/db/generated/enums.ts';
import { instantOf, isWallTime } from '#app/domain/calendar/zone.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { changeDeadline, type DeadlineRefusal } from './change-deadline.server.ts';

/** What an address or a form asks of a deadline, as far as it says. */
export type DeadlineAsking = {
  stage: StageName | null;
  /** The new date by the course's clock, `2024-03-02T23:59`; empty where none is given. */
  wall: string;
  due: Date | null;
  /** The projects that it is for, by their slugs; null for everybody. */
  projects: string[] | null;
};

/** The database knows no null character, and so no project has one in its address. */
const slug = z
  .string()
  .max(100)
  .refine((text) => !text.includes('\0'));
const mostProjects = 1000;

/** Reads what is asked for; what is not understood is as if not there. */
export function readAsking(given: URLSearchParams | FormData, zone: string): DeadlineAsking {
  const stage = z.enum(StageName).safeParse(given.get('stage'));
  const wall = z.string().max(20).safeParse(given.get('wall'));
  const projects = given.getAll('project').flatMap((each) => slug.safeParse(each).data ?? []);
  const due = wall.success && isWallTime(wall.data) ? instantOf(wall.data, zone) : null;
  return {
    stage: stage.success ? stage.data : null,
    wall: wall.success ? wall.data : '',
    due,
    projects: given.get('of') === 'projects' ? projects.slice(0, mostProjects) : null,
  };
}

const deadlineForm = z.object({
  why: z
    .string()
    .max(20_000)
    .transform((text) => text.replaceAll('\0', '')),
  mark: z.string().max(100),
  requestId: z.uuid(),
});

export type DeadlineAnswer = { typed: string } & (
  { ok: true; changed: number } | { ok: false; because: DeadlineRefusal }
);

/** Writes the plan that a form was shown with; null when the form is not understood. */
export async function answerDeadlineForm(
  services: { db: Db; course: Course },
  asker: SignedInAsker,
  form: FormData,
): Promise<DeadlineAnswer | null> {
  const { zone } = services.course.offering(asker.offering);
  const { stage, due, projects } = readAsking(form, zone);
  const read = deadlineForm.safeParse(Object.fromEntries(form));
  if (!read.success || stage === null || due === null) return null;
  const only = projects === null ? null : await idsOf(services.db, asker.offering, projects);
  const { why: typed, ...said } = read.data;
  const input = { ...said, why: typed, stage, due, only };
  return { typed, ...(await changeDeadline(services, asker, input)) };
}

/** The ids of an offering's projects at these addresses. */
export async function idsOf(
  db: Db,
  offering: string,
  projects: readonly string[],
): Promise<string[]> {
  const rows = await db.project.findMany({
    where: { offeringId: offering, slug: { in: [...projects] } },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
