import type { Db, Transaction } from '#app/db/client.ts';
import { effectiveDeadline } from '#app/domain/calendar/effective-deadline.ts';
import { reminderDue, reminderEvent } from '#app/domain/calendar/reminder.ts';
import { notify } from '#app/domain/people/notify.server.ts';
import type { Course, OfferingFile, StageFile } from '#app/domain/syllabus/course.ts';
import { isNow } from './access.ts';

/**
 * Reminds the members of each project of a stage that comes due by the project's own deadline and
 * of which no version has been handed in: once for each lead of the offering, and anew when the
 * deadline moves.
 *
 * @param at the portal's time
 */
export async function remindOfStages(
  { db, course }: { db: Db; course: Course },
  at: Date,
): Promise<void> {
  for (const offering of course.offerings.filter(({ archived }) => !archived)) {
    await db.$transaction(async (tx) => {
      const stages = await stageFacts(tx, offering.slug, at);
      const projects = await projectsOf(tx, offering.slug, at);
      for (const project of projects) {
        for (const file of offering.project.stages) {
          const facts = stages.find(({ name }) => name === file.stage);
          await remind(tx, { offering, project, file, facts }, at);
        }
      }
    });
  }
}

type StageFacts = Awaited<ReturnType<typeof stageFacts>>[number];

function stageFacts(tx: Transaction, offering: string, at: Date) {
  const known = { lte: at };
  return tx.stage.findMany({
    where: { offeringId: offering, archivedAt: null },
    select: {
      name: true,
      deadlines: { where: { movedAt: known }, select: { due: true, movedAt: true } },
      extensions: {
        where: { grantedAt: known, withdrawal: null },
        select: { projectId: true, due: true },
      },
      documents: {
        where: { versions: { some: { submittedAt: known } } },
        select: { projectId: true },
      },
    },
  });
}

type TeamProject = { id: string; slug: string; team: string[] };

/** The projects with their present members who are students. */
async function projectsOf(tx: Transaction, offering: string, at: Date): Promise<TeamProject[]> {
  const projects = await tx.project.findMany({
    where: { offeringId: offering },
    orderBy: { id: 'asc' },
    select: { id: true, slug: true, members: true },
  });
  const students = await tx.membership.findMany({
    where: { offeringId: offering, role: 'student' },
    select: { personId: true, from: true, to: true },
  });
  const present = new Set(students.filter((time) => isNow(time, at)).map((row) => row.personId));
  return projects.map(({ id, slug, members }) => ({
    ...{ id, slug },
    team: members
      .filter((member) => isNow(member, at) && present.has(member.personId))
      .map(({ personId }) => personId),
  }));
}

type Given = {
  offering: OfferingFile;
  project: TeamProject;
  file: StageFile;
  facts: StageFacts | undefined;
};

async function remind(tx: Transaction, { offering, project, file, facts }: Given, at: Date) {
  if (facts === undefined || project.team.length === 0) return;
  if (facts.documents.some(({ projectId }) => projectId === project.id)) return;
  const own = facts.extensions.filter(({ projectId }) => projectId === project.id);
  const due = effectiveDeadline(file.due, facts.deadlines, own);
  const lead = reminderDue(due, at, offering.reminders);
  if (lead === null) return;
  await notify(tx, {
    ...{ kind: 'deadline-near', offering: offering.slug, at },
    event: reminderEvent(offering.slug, `${file.stage}:${project.id}`, due, lead),
    people: project.team,
    path: `/${offering.slug}/projects/${project.slug}/${file.stage}`,
    data: { work: file.stage, due: due.toISOString() },
  });
}
