import { v7 as newId } from 'uuid';
import type { Db, Transaction } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course, PeerFeedbackPolicy } from '#app/domain/syllabus/course.ts';
import { stageChanges } from '../stage-facts.server.ts';
import { stagePlans } from '../stage-plan.ts';
import { plannedRound } from './planned-round.server.ts';
import { roundDue } from './round-due.ts';
import { lockStage, peerPolicy, roundOf } from './round-facts.server.ts';
import { tellReaders } from './tell-readers.server.ts';

export type CarryOutResult =
  | { ok: true; given: number; repeated: boolean }
  /** `changed`: something is not as it was shown, and nothing was written. */
  | { ok: false; because: 'not found' | 'changed' | 'nothing' };

/**
 * Opens the round of a stage, or goes on with it after somebody has dropped or handed in late:
 * exactly the plan that was shown is carried out, once. Readers are told how much they have.
 *
 * @param input.mark of the plan that was shown
 * @param input.asTheyCome whether teams see answers as they come in, where the round is opened
 */
export async function carryOutRound(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  input: { stage: StageName; mark: string; asTheyCome: boolean },
): Promise<CarryOutResult> {
  const { stage, mark } = input;
  const { offering, person, at } = asker;
  const policy = peerPolicy(course, offering, stage);
  const { archived } = course.offering(offering);
  if (!may(asker.role, 'give feedback') || policy === null || archived) {
    return { ok: false, because: 'not found' };
  }
  if (!/^[\w-]{43}$/.test(mark)) return { ok: false, because: 'changed' };
  const subject = `peer-plan:${offering}:${stage}:${mark}`;
  return db.$transaction(
    async (tx): Promise<CarryOutResult> => {
      const stageId = await lockStage(tx, offering, stage);
      if (stageId === null) return { ok: false, because: 'not found' };
      const done = await tx.record.findFirst({ where: { subject }, select: { id: true } });
      if (done !== null) return { ok: true, given: 0, repeated: true };
      const open = await roundOf(tx, offering, stage);
      const plan = await plannedRound(tx, asker, stage, policy, open?.id ?? null);
      if (plan.mark !== mark) return { ok: false, because: 'changed' };
      if (plan.added.length + plan.ended.length === 0) return { ok: false, because: 'nothing' };
      const round = open ?? (await openRound(tx, asker, { ...input, course, stageId, policy }));
      await tx.peerReading.updateMany({
        where: { id: { in: plan.ended.map(({ id }) => id) }, endedAt: null },
        data: { endedAt: at },
      });
      const readings = plan.added.flatMap(({ project, reader }) => {
        const version = plan.texts.find(({ id }) => id === project)?.version;
        return version ? [{ id: newId(), project, reader, version: version.id }] : [];
      });
      await tx.peerReading.createMany({
        data: readings.map(({ id, project, reader, version }) => ({
          ...{ id, roundId: round.id, projectId: project, versionId: version, readerId: reader },
          ...{ givenBy: person.id, givenAt: at },
        })),
      });
      await tellReaders(tx, asker, { stage, due: round.due, step: 'given' }, readings);
      await writeRecord(tx, {
        ...{ offering, actor: person.id, subject, at },
        action: open === null ? 'opened peer feedback' : 'went on with peer feedback',
        to: {
          given: readings.map(({ project, reader }) => ({ project, reader })),
          ended: plan.ended.map(({ project, reader }) => ({ project, reader })),
        },
      });
      return { ok: true, given: readings.length, repeated: false };
    },
    { timeout: 30_000 },
  );
}

type Opening = {
  course: Course;
  stageId: string;
  stage: StageName;
  policy: PeerFeedbackPolicy;
  asTheyCome: boolean;
};

async function openRound(
  tx: Transaction,
  { offering, person, at }: SignedInAsker,
  { course, stageId, stage, policy, asTheyCome }: Opening,
): Promise<{ id: string; due: Date }> {
  const due = await plannedDue(tx, course, { offering, stage, at }, policy);
  const id = newId();
  await tx.peerRound.create({
    data: {
      ...{ id, stageId, openedBy: person.id, openedAt: at, due },
      anonymous: policy.anonymous,
      questions: policy.questions.map(({ key, label, help }) => ({ key, label, help })),
      releasedAt: asTheyCome ? at : null,
    },
  });
  return { id, due };
}

/** When answers would be due in a round that is opened at this instant. */
export async function plannedDue(
  db: Db | Transaction,
  course: Course,
  { offering, stage, at }: { offering: string; stage: StageName; at: Date },
  { dueDays }: PeerFeedbackPolicy,
): Promise<Date> {
  const deadline = await deadlineForAll(db, course, offering, stage);
  return roundDue(deadline ?? at, at, dueDays, course.offering(offering).zone);
}

/** A stage's deadline for everybody; null when the offering has no such stage. */
export async function deadlineForAll(
  db: Db | Transaction,
  course: Course,
  offering: string,
  stage: StageName,
): Promise<Date | null> {
  const plans = stagePlans(course, offering, await stageChanges(db, offering), null);
  return plans.find((plan) => plan.stage === stage)?.due ?? null;
}
