import type { Db, Transaction } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import {
  changeAsShown,
  type ChangeDeadlineInput,
  type ChangeDeadlineResult,
} from '#app/domain/syllabus/deadlines/change-as-shown.server.ts';
import { lockPeople } from '../hand-in/homework-place.server.ts';
import { homeworkPlan, type HomeworkPlan } from './homework-plan.server.ts';
import { tellPeople } from './tell-people.server.ts';

/**
 * Gives people a later deadline for a homework, or moves everybody's, exactly as the plan was
 * shown, their ledgers included. Everybody whose date it changes is told, also who has handed in:
 * they may hand in another version until then.
 */
export async function changeHomeworkDeadline(
  services: { db: Db; course: Course },
  asker: SignedInAsker,
  { homework, ...input }: ChangeDeadlineInput & { homework: string },
): Promise<ChangeDeadlineResult> {
  const { offering, at } = asker;
  return changeAsShown<HomeworkPlan>(services, asker, input, {
    ...{ extending: 'manage late days', named: { homework } },
    plan: (db) => homeworkPlan(db, services.course, offering, homework, input, at),
    lock: async (tx, { people }) => {
      const homeworkId = await lockHomework(tx, offering, homework);
      await lockPeople(
        tx,
        people.map(({ id }) => id),
      );
      return { columns: { homeworkId }, subject: `homework:${homeworkId}` };
    },
    holder: (personId) => ({ columns: { personId }, subject: `person:${personId}` }),
    tell: (tx, changed, { step }) =>
      tellPeople(tx, asker, changed, { homework, step, of: input.requestId }),
  });
}

/** The deadlines of a homework change one after the other. */
async function lockHomework(tx: Transaction, offeringId: string, slug: string): Promise<string> {
  const { id } = await tx.homework.findUniqueOrThrow({
    where: { offeringId_slug: { offeringId, slug } },
    select: { id: true },
  });
  await tx.$queryRaw`SELECT id FROM homework WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return id;
}
