import { v7 as newId } from 'uuid';
import type { Db, Transaction } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { ledgerFacts } from '../ledger-facts.server.ts';
import { choosableVersions, lateDayLedger } from '../ledger.ts';
import { homeworkPlace, lockPeople, type PlaceRefusal } from './homework-place.server.ts';

export type ChooseVersionInput = {
  /** The homework's slug. */
  homework: string;
  version: number;
  /** Made by the form: the same click never chooses twice. */
  requestId: string;
  /** The days that the page said it is charged then, and the person agreed to. */
  agreed: number;
};

export type ChooseVersionResult =
  | { ok: true }
  | {
      ok: false;
      because:
        | PlaceRefusal
        /** It counts already, was never accepted, is more than is left, or the homework is graded. */
        | 'not to be chosen'
        /** It is charged more than was agreed to; nothing is chosen. */
        | 'costs more';
    };

type Services = { db: Db; course: Course };

/**
 * Lets one of a person's versions count, until they choose anew or hand in again. Hand-ins and
 * choices of one person take turns, so that each is asked what it comes to after the one before.
 */
export async function chooseVersion(
  { db, course }: Services,
  asker: SignedInAsker,
  input: ChooseVersionInput,
): Promise<ChooseVersionResult> {
  return db.$transaction(async (tx) => {
    await lockPeople(tx, [asker.person.id]);
    return chooseLocked(tx, course, asker, input);
  });
}

async function chooseLocked(
  tx: Transaction,
  course: Course,
  asker: SignedInAsker,
  { homework, version, requestId, agreed }: ChooseVersionInput,
): Promise<ChooseVersionResult> {
  const { person, offering, role, at } = asker;
  const found = await homeworkPlace({ db: tx, course }, asker, homework);
  if (!found.ok) return found;
  const chosen = await tx.submission.findFirst({
    where: { homeworkId: found.place.id, personId: person.id, number: version },
    select: { id: true, choices: { where: { requestId }, select: { id: true } } },
  });
  if (chosen === null || !may(role, 'be graded')) return { ok: false, because: 'not found' };
  if (chosen.choices.length > 0) return { ok: true };
  const facts = await ledgerFacts(tx, course.offering(offering), person.id, at);
  const choice = choosableVersions(facts, homework, at).find(
    ({ submission }) => submission === chosen.id,
  );
  if (choice === undefined) return { ok: false, because: 'not to be chosen' };
  if (choice.chargedThen > agreed) return { ok: false, because: 'costs more' };
  const { lines } = lateDayLedger(facts, at);
  const counted = lines.find(
    ({ assignment, standing }) => assignment === homework && standing.startsWith('counts'),
  );
  const data = { id: newId(), submissionId: chosen.id, chosenAt: at, requestId };
  await tx.versionChoice.create({ data });
  await writeRecord(tx, {
    ...{ offering, actor: person.id, at },
    action: 'chose version',
    subject: `submission:${chosen.id}`,
    from: { counted: counted?.submission ?? null, charged: choice.chargedNow },
    to: { homework, version, charged: choice.chargedThen },
  });
  return { ok: true };
}
