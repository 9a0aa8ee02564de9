import { v7 as newId } from 'uuid';
import type { Db, Transaction } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { notify } from '#app/domain/people/notify.server.ts';
import type { ReceiptSigner } from '#app/domain/records/sign-receipt.server.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { agreementTo, teamPriceOf } from '../late-days/team-price.ts';
import { lockHandInMembers, memberPrices, type HandInMember } from './hand-in-members.server.ts';
import { homeworkPlace, type PlaceRefusal } from './homework-place.server.ts';
import { keptVersions } from './kept-versions.server.ts';
import { isSameWork } from './same-work.ts';

export type HandInInput = {
  /** The homework's slug. */
  homework: string;
  /** Made by the form: the same click never hands in twice. */
  requestId: string;
  /** The brought files that the person saw, by their ids. */
  files: readonly string[];
  /** How many late days more the page said that it costs everybody together, and the person agreed to. */
  agreed: number;
  /** For how many of the team the page said that it does not count. */
  without: number;
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
  /** It costs more than was agreed to, or counts for fewer; nothing is handed in. */
  | { ok: false; because: 'costs more'; extra: number };

type Services = { db: Db; course: Course; signer: ReceiptSigner };

/**
 * Hands in the files that a person has brought, as their next version; where teams hand in
 * together, as that of each of their team. It counts at `asker.at`: when the request arrived, by
 * the portal's clock. All hand-ins of each of them take turns, so that each is asked what it costs
 * after the one before it. Versions, signed receipts and records are one transaction, and the
 * answer comes after it is committed; the files are on disk since they were brought.
 */
export async function handIn(
  services: Services,
  asker: SignedInAsker,
  input: HandInInput,
): Promise<HandInResult> {
  return services.db.$transaction((tx) => handInLocked(tx, services, asker, input));
}

async function handInLocked(
  tx: Transaction,
  { course, signer }: Services,
  asker: SignedInAsker,
  { homework, requestId, files: seen, agreed, without }: HandInInput,
): Promise<HandInResult> {
  const found = await homeworkPlace({ db: tx, course }, asker, homework);
  if (!found.ok) return found;
  const members = await lockHandInMembers(tx, asker, found.place);
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
  const offering = course.offering(asker.offering);
  const prices = await memberPrices(tx, offering, members, homework, asker.at);
  const price = prices.find(({ id }) => id === own.personId)?.price;
  if (price?.ok === false) return { ok: false, because: price.because };
  const asked = agreementTo(teamPriceOf(offering.policy.late, prices));
  if (asked.extra > agreed || asked.without > without) {
    return { ok: false, because: 'costs more', extra: asked.extra };
  }
  const version = (latest?.number ?? 0) + 1;
  const { homeworkId } = own;
  const given = { homeworkId, homework, version, requestId, members, files };
  await writeVersions(tx, signer, asker, given);
  return { ok: true, version, repeated: false, reload: 'page' };
}

type NewVersion = {
  homeworkId: string;
  homework: string;
  /** Its number for who hands it in. */
  version: number;
  requestId: string;
  members: readonly HandInMember[];
  files: { name: string; size: number; sha256: string }[];
};

/** One version for each, with a receipt of their own; the others of the team are told. */
async function writeVersions(
  tx: Transaction,
  signer: ReceiptSigner,
  { offering, at, person }: SignedInAsker,
  { homeworkId, homework, version: own, requestId, members, files }: NewVersion,
): Promise<void> {
  const ids = members.map(({ id }) => id).sort();
  const others = ids.filter((id) => id !== person.id);
  // In the last minute before a deadline who hands in alone asks for nothing more.
  const last =
    others.length === 0
      ? []
      : await tx.submission.groupBy({
          by: 'personId',
          where: { homeworkId, personId: { in: others } },
          _max: { number: true },
        });
  const numberOf = (personId: string) =>
    (last.find((one) => one.personId === personId)?._max.number ?? 0) + 1;
  const [togetherId, team] = ids.length > 1 ? [newId(), { team: ids }] : [null, {}];
  const versions = ids.map((personId) => ({
    ...{ id: newId(), homeworkId, personId, submittedAt: at, togetherId },
    number: personId === person.id ? own : numberOf(personId),
    requestId: personId === person.id ? requestId : null,
  }));
  await tx.submission.createMany({ data: versions });
  await tx.submittedFile.createMany({
    data: versions.flatMap(({ id }) =>
      files.map((file) => ({ id: newId(), submissionId: id, ...file })),
    ),
  });
  const submittedAt = at.toISOString();
  const said = { offering, homework, files, submittedAt, submittedBy: person.id, ...team };
  await tx.receipt.createMany({
    data: versions.map(({ id, number: version }) => ({
      ...{ id: newId(), submissionId: id },
      ...signer.sign({ kind: 'homework version', ...said, version }),
    })),
  });
  for (const { id, number: version } of versions) {
    await writeRecord(tx, {
      ...{ offering, actor: person.id, at },
      action: 'handed in homework',
      subject: `submission:${id}`,
      to: { homework, version, files },
    });
  }
  if (togetherId === null) return;
  await notify(tx, {
    ...{ kind: 'handed-in', offering, at, event: `handed-in:${togetherId}` },
    people: others,
    path: `/${offering}/homework/${homework}#hand-in`,
    data: { homework, by: person.name },
  });
}
