import { v7 as newId } from 'uuid';
import type { Db, Transaction } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may, type Permission } from '#app/domain/people/permissions.ts';
import { writeRecord, writeRecords } from '#app/domain/records/write-record.server.ts';
import type { Course } from '../course.ts';
import {
  isChanged,
  longestWhy,
  type AskedDeadline,
  type PlannedDeadline,
} from './deadline-plan.ts';

export type ChangeDeadlineInput = AskedDeadline & {
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

/** The answer to a form, with the reason as it was typed. */
export type DeadlineAnswer = ChangeDeadlineResult & { typed: string };

/** What another deadline would do, as it is shown before it is written. */
export type ShownPlan = {
  planned: readonly PlannedDeadline[];
  /** By when it is due for everybody now. */
  forAll: Date;
  /** Whether anything would be another date: for somebody, or for everybody. */
  changes: boolean;
  /** What stands for exactly this plan. */
  mark: string;
};

/** What has a deadline: a homework or a stage. */
export type Work<Plan extends ShownPlan> = {
  /** What somebody must be allowed to do to give more time for it. */
  extending: Permission;
  /** How records name it. */
  named: { homework: string } | { stage: string };
  plan: (db: Db | Transaction) => Promise<Plan | null>;
  /** Lets nobody change meanwhile what the plan is made of. */
  lock: (
    tx: Transaction,
    plan: Plan,
  ) => Promise<{ columns: { homeworkId: string } | { stageId: string }; subject: string }>;
  /** Whose an extension is. */
  holder: (id: string) => {
    columns: { personId: string } | { projectId: string };
    subject: string;
  };
  tell: (
    tx: Transaction,
    changed: readonly PlannedDeadline[],
    told: { step: 'extended' | 'moved'; plan: Plan },
  ) => Promise<void>;
};

/**
 * Gives some a later deadline, or moves everybody's, exactly as the plan was shown: when anything
 * in it is not so any more, nothing is written. Facts are added and none is changed; each is
 * recorded, and those whose date it changes are told. The same click again changes nothing.
 */
export async function changeAsShown<Plan extends ShownPlan>(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  input: ChangeDeadlineInput,
  work: Work<Plan>,
): Promise<ChangeDeadlineResult> {
  const { only, due, requestId } = input;
  if (!may(asker.role, only === null ? 'move deadlines' : work.extending)) {
    return { ok: false, because: 'not found' };
  }
  if (course.offering(asker.offering).archived) return { ok: false, because: 'archived' };
  const why = input.why.trim();
  if (why === '') return { ok: false, because: 'no reason' };
  if (why.length > longestWhy) return { ok: false, because: 'reason too long' };
  if (only === null && due <= asker.at) return { ok: false, because: 'past' };
  return db.$transaction(
    async (tx): Promise<ChangeDeadlineResult> => {
      const before = await work.plan(tx);
      if (before === null) return { ok: false, because: 'not found' };
      const { columns, subject } = await work.lock(tx, before);
      const repeated =
        (await tx.extension.count({ where: { requestId, ...columns } })) +
        (await tx.deadlineFact.count({ where: { requestId, ...columns } }));
      if (repeated > 0) return { ok: true, changed: 0 };
      const plan = await work.plan(tx);
      if (plan === null) return { ok: false, because: 'not found' };
      if (plan.mark !== input.mark) return { ok: false, because: 'changed' };
      if (!plan.changes) return { ok: false, because: 'nothing changes' };
      const changed = plan.planned.filter(isChanged);
      const write: Written = { ...{ columns, subject, changed, requestId, why, due }, plan };
      await (only === null ? move : extend)(tx, asker, write, work);
      const step = only === null ? 'moved' : 'extended';
      await work.tell(tx, changed, { step, plan });
      return { ok: true, changed: changed.length };
    },
    { timeout: 60_000 },
  );
}

type Written = Pick<ChangeDeadlineInput, 'requestId' | 'why' | 'due'> & {
  columns: { homeworkId: string } | { stageId: string };
  subject: string;
  changed: readonly PlannedDeadline[];
  plan: ShownPlan;
};

type Named = Pick<Work<never>, 'named' | 'holder'>;

async function extend(
  tx: Transaction,
  { offering, person, at }: SignedInAsker,
  { columns, changed, requestId, why }: Written,
  { named, holder }: Named,
): Promise<void> {
  await tx.extension.createMany({
    data: changed.map((one) => ({
      ...{ id: newId(), ...columns, ...holder(one.holder).columns, due: one.to, why, requestId },
      ...{ grantedAt: at, grantedBy: person.id },
    })),
  });
  await writeRecords(
    tx,
    changed.map((one) => ({
      ...{ offering, actor: person.id, at, why, action: 'granted extension' },
      subject: holder(one.holder).subject,
      from: { ...named, due: one.from.toISOString() },
      to: { ...named, due: one.to.toISOString() },
    })),
  );
}

async function move(
  tx: Transaction,
  { offering, person, at }: SignedInAsker,
  { columns, subject, requestId, why, due, plan }: Written,
  { named }: Named,
): Promise<void> {
  await tx.deadlineFact.create({
    data: { id: newId(), ...columns, due, why, requestId, movedAt: at, movedBy: person.id },
  });
  await writeRecord(tx, {
    ...{ offering, actor: person.id, at, why, action: 'moved deadline', subject },
    from: { ...named, due: plan.forAll.toISOString() },
    to: { ...named, due: due.toISOString() },
  });
}
