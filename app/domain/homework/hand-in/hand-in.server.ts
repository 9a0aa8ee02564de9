import { v7 as newId } from 'uuid';
import type { Db, Transaction } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import type { ReceiptSigner } from '#app/domain/records/sign-receipt.server.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { ledgerFacts } from '../ledger-facts.server.ts';
import { homeworkPlace, lockPeople, type PlaceRefusal } from './homework-place.server.ts';
import { keptVersions } from './kept-versions.server.ts';
import { isSameWork } from './same-work.ts';
import { priceFor } from './version-rules.ts';

export type HandInInput = {
  /** The homework's slug. */
  homework: string;
  /** Made by the form: the same click never hands in twice. */
  requestId: string;
  /** The brought files that the person saw, by their ids. */
  files: readonly string[];
  /** How many late days more the page said that it costs, and the person agreed to. */
  agreed: number;
};

export type HandInResult =
  | { ok: true; version: number; repeated: boolean; reload: 'page' }
  | {
      ok: false;
      because:
        | PlaceRefusal
        | 'no files'
        /** Not those that the person saw: another tab has changed them. */
        | 'other files'
        /** Exactly what was handed in last. */
        | 'unchanged'
        | 'too late'
        | 'too few left';
    }
  /** It costs more than was agreed to; nothing is handed in. */
  | { ok: false; because: 'costs more'; extra: number };

type Services = { db: Db; course: Course; signer: ReceiptSigner };

/**
 * Hands in the files that a person has brought, as their next version. It counts at `asker.at`: when
 * the request arrived, by the portal's clock. All of a person's hand-ins take turns, so that each
 * is asked what it costs after the one before it. Version, signed receipt and record are
 * one transaction, and the answer comes after it is committed; the files are on disk since they
 * were brought.
 */
export async function handIn(
  services: Services,
  asker: SignedInAsker,
  input: HandInInput,
): Promise<HandInResult> {
  return services.db.$transaction(async (tx) => {
    await lockPeople(tx, [asker.person.id]);
    return handInLocked(tx, services, asker, input);
  });
}

async function handInLocked(
  tx: Transaction,
  { course, signer }: Services,
  asker: SignedInAsker,
  { homework, requestId, files: seen, agreed }: HandInInput,
): Promise<HandInResult> {
  const found = await homeworkPlace({ db: tx, course }, asker, homework);
  if (!found.ok) return found;
  const own = { homeworkId: found.place.id, personId: asker.person.id };
  const same = await tx.submission.findUnique({ where: { requestId } });
  if (same !== null) {
    return same.homeworkId === own.homeworkId && same.personId === own.personId
      ? { ok: true, version: same.number, repeated: true, reload: 'page' }
      : { ok: false, because: 'not found' };
  }
  const select = { id: true, name: true, size: true, sha256: true } as const;
  const brought = await tx.broughtFile.findMany({ where: own, select, orderBy: { name: 'asc' } });
  if (brought.length === 0) return { ok: false, because: 'no files' };
  const ids = new Set(seen);
  if (ids.size !== brought.length || brought.some(({ id }) => !ids.has(id))) {
    return { ok: false, because: 'other files' };
  }
  const files = brought.map(({ name, size, sha256 }) => ({ name, size, sha256 }));
  const [latest] = await keptVersions(tx, own);
  if (latest !== undefined && isSameWork(latest.files, files)) {
    return { ok: false, because: 'unchanged' };
  }
  const { at, offering, person, role } = asker;
  const facts = await ledgerFacts(tx, course.offering(offering), person.id, at);
  const price = priceFor(may(role, 'be graded'), facts, homework, at);
  if (!price.ok) return { ok: false, because: price.because };
  if (price.extra > agreed) return { ok: false, because: 'costs more', extra: price.extra };

  const version = (latest?.number ?? 0) + 1;
  await writeVersion(tx, signer, asker, { ...own, homework, requestId, version, files });
  return { ok: true, version, repeated: false, reload: 'page' };
}

type NewVersion = {
  homeworkId: string;
  personId: string;
  homework: string;
  requestId: string;
  version: number;
  files: { name: string; size: number; sha256: string }[];
};

async function writeVersion(
  tx: Transaction,
  signer: ReceiptSigner,
  { offering, at }: SignedInAsker,
  { homeworkId, personId, homework, requestId, version, files }: NewVersion,
): Promise<void> {
  const id = newId();
  await tx.submission.create({
    data: { id, homeworkId, personId, number: version, submittedAt: at, requestId },
  });
  await tx.submittedFile.createMany({
    data: files.map((file) => ({ id: newId(), submissionId: id, ...file })),
  });
  const submittedAt = at.toISOString();
  const said = { offering, homework, version, files, submittedAt, submittedBy: personId };
  const receipt = signer.sign({ kind: 'homework version', ...said });
  await tx.receipt.create({ data: { id: newId(), submissionId: id, ...receipt } });
  await writeRecord(tx, {
    ...{ offering, actor: personId, at },
    action: 'handed in homework',
    subject: `submission:${id}`,
    to: { homework, version, files },
  });
}
