import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import type { DeadlineAnswer } from '#app/domain/syllabus/deadlines/change-as-shown.server.ts';
import {
  readDate,
  readDeadlineForm,
  type AskedDate,
} from '#app/domain/syllabus/deadlines/deadline-form.ts';
import { changeDeadline } from './change-deadline.server.ts';

/** What an address or a form asks of a deadline, as far as it says. */
export type DeadlineAsking = AskedDate & {
  stage: StageName | null;
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
  const projects = given.getAll('project').flatMap((each) => slug.safeParse(each).data ?? []);
  return {
    ...readDate(given, zone),
    stage: z.enum(StageName).safeParse(given.get('stage')).data ?? null,
    projects: given.get('of') === 'projects' ? projects.slice(0, mostProjects) : null,
  };
}

/** Writes the plan that a form was shown with; null when the form is not understood. */
export async function answerDeadlineForm(
  services: { db: Db; course: Course },
  asker: SignedInAsker,
  form: FormData,
): Promise<DeadlineAnswer | null> {
  const { zone } = services.course.offering(asker.offering);
  const { stage, due, projects } = readAsking(form, zone);
  const said = readDeadlineForm(form);
  if (said === null || stage === null || due === null) return null;
  const only = projects === null ? null : await idsOf(services.db, asker.offering, projects);
  const changed = await changeDeadline(services, asker, { ...said, stage, due, only });
  return { typed: said.why, ...changed };
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
