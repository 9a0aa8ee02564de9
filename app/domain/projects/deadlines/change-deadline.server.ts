import { v7 as newId } from 'uuid';
import type { Db, Transaction } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { lockProjects } from '../desk/desk-facts.server.ts';
import { isChanged, longestWhy, type AskedDeadline } from './deadline-plan.ts';
import { loadPlan, type LoadedPlan } from './deadline-facts.server.ts';
import { tellTeam } from './tell-team.server.ts';

export type ChangeDeadlineInput = AskedDeadline & {
  stage: StageName;
  /** Kept with the fact; staff alone read it. */
  why: string;
  /** Of the plan that was shown. */
  mark: string;
  /** Made by the form: the same click never writes twice. */
  requestId: string;
};

export type DeadlineRefusal =
  | 'not found'
  | 'archived'
  | 'no reason'
  | 'reason too long'
  /** Whoever hands in meanwhile would be late afterwards. */
  | 'past'
  | 'nothing changes'
  /** Something is not as it was shown, and nothing was written. */
  | 'changed';

export type ChangeDeadlineResult =
  { ok: true; changed: number } | { ok: false; because: DeadlineRefusal };

/**
 * Gives projects a later deadline for a stage, or moves everybody's, exactly as the plan was shown:
 * when anything in it is not so any more, nothing is written. Facts are added and none is changed.
 * The teams whose date it changes are told; of a deadline of everybody, those that have not handed
 * in. The same click again changes nothing.
 */
export async function changeDeadline(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  input: ChangeDeadlineInput,
): Promise<ChangeDeadlineResult> {
  const { stage, only, due } = input;
  const { offering, at } = asker;
  if (!may(asker.role, only === null ? 'move deadlines' : 'give feedback')) {
    return { ok: false, because: 'not found' };
  }
  if (course.offering(offering).archived) return { ok: false, because: 'archived' };
  const why = input.why.trim();
  if (why === '') return { ok: false, because: 'no reason' };
  if (why.length > longestWhy) return { ok: false, because: 'reason too long' };
  if (only === null && due <= at) return { ok: false, because: 'past' };
  return db.$transaction(
    async (tx): Promise<ChangeDeadlineResult> => {
      const before = await loadPlan(tx, course, offering, stage, input, at);
      if (before === null) return { ok: false, because: 'not found' };
      const row = await lockStage(tx, offering, stage);
      await lockProjects(
        tx,
        before.projects.map(({ id }) => id),
      );
      const { requestId } = input;
      const repeated =
        (await tx.extension.count({ where: { requestId, stageId: row } })) +
        (await tx.deadlineFact.count({ where: { requestId, stageId: row } }));
      if (repeated > 0) return { ok: true, changed: 0 };
      const plan = await loadPlan(tx, course, offering, stage, input, at);
      if (plan === null) return { ok: false, because: 'not found' };
      if (plan.mark !== input.mark) return { ok: false, because: 'changed' };
      if (!plan.changes) return { ok: false, because: 'nothing changes' };
      const given = { plan, stageId: row, input: { ...input, why } };
      return only === null ? move(tx, asker, given) : extend(tx, asker, given);
    },
    { timeout: 60_000 },
  );
}

type Given = { plan: LoadedPlan; stageId: string; input: ChangeDeadlineInput };

/** The deadlines of a stage change one after the other. */
async function lockStage(tx: Transaction, offeringId: string, name: StageName): Promise<string> {
  const { id } = await tx.stage.findUniqueOrThrow({
    where: { offeringId_name: { offeringId, name } },
    select: { id: true },
  });
  await tx.$queryRaw`SELECT id FROM stage WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return id;
}

async function extend(
  tx: Transaction,
  asker: SignedInAsker,
  { plan, stageId, input }: Given,
): Promise<ChangeDeadlineResult> {
  const { why, requestId, stage } = input;
  for (const { project, from, to } of changedIn(plan)) {
    const id = newId();
    await tx.extension.create({
      data: {
        ...{ id, stageId, projectId: project.id, due: to, why, requestId },
        ...{ grantedAt: asker.at, grantedBy: asker.person.id },
      },
    });
    await writeRecord(tx, {
      ...{ offering: asker.offering, actor: asker.person.id, at: asker.at, why },
      ...{ action: 'granted extension', subject: `project:${project.id}` },
      from: { stage, due: from.toISOString() },
      to: { stage, due: to.toISOString() },
    });
    await tellTeam(tx, asker, project, { stage, due: to, step: 'extended', of: id });
  }
  return { ok: true, changed: changedIn(plan).length };
}

async function move(
  tx: Transaction,
  asker: SignedInAsker,
  { plan, stageId, input }: Given,
): Promise<ChangeDeadlineResult> {
  const { due, why, requestId, stage } = input;
  const id = newId();
  await tx.deadlineFact.create({
    data: { id, stageId, due, why, requestId, movedAt: asker.at, movedBy: asker.person.id },
  });
  await writeRecord(tx, {
    ...{ offering: asker.offering, actor: asker.person.id, at: asker.at, why },
    ...{ action: 'moved deadline', subject: `stage:${stageId}` },
    from: { stage, due: plan.forAll.toISOString() },
    to: { stage, due: due.toISOString() },
  });
  for (const { project, to } of changedIn(plan)) {
    if (project.handedIn) continue;
    await tellTeam(tx, asker, project, { stage, due: to, step: 'moved', of: id });
  }
  return { ok: true, changed: changedIn(plan).length };
}

function changedIn({ planned, projects }: LoadedPlan) {
  return planned.filter(isChanged).flatMap(({ project: id, from, to }) => {
    const project = projects.find((each) => each.id === id);
    if (project === undefined) return [];
    return [{ project: { ...project, team: project.team.map((one) => one.id) }, from, to }];
  });
}
