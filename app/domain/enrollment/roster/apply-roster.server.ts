import { v7 as newId } from 'uuid';
import type { Db, Transaction } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { notify } from '#app/domain/people/notify.server.ts';
import { writeRecord, writeRecords } from '#app/domain/records/write-record.server.ts';
import { lockSeats, writeSeatFacts } from '../write-seat-fact.server.ts';
import { samePlace, type Change } from './difference.ts';
import { writeListFacts } from './roster-people.server.ts';
import { storedPlan, storedTable, type Done } from './stored-import.ts';
import { planOf } from './upload-roster.server.ts';

export type ApplyRosterInput = {
  id: string;
  /** The keys of the lines to be done. */
  take: ReadonlySet<string>;
  /** What those are told who are dropped. */
  why: string;
};

export type ApplyRosterResult =
  | { ok: true; done: number }
  /** `changed`: the offering is no longer as it was shown; the new difference is kept instead. */
  | { ok: false; because: 'no such import' | 'done already' | 'changed' | 'nothing taken' };

/** A big roster is a long transaction. */
export const patience = { maxWait: 15_000, timeout: 120_000 };

/**
 * Does the ticked lines of the difference exactly as they were shown, once, or nothing at all:
 * people, seats, the class list, records and what people are told, in one transaction.
 */
export async function applyRoster(
  { db }: { db: Db },
  asker: SignedInAsker,
  { id, take, why }: ApplyRosterInput,
): Promise<ApplyRosterResult> {
  const { offering, person, at } = asker;
  return db.$transaction(async (tx) => {
    await lockSeats(tx, offering);
    const found = await tx.rosterImport.findFirst({ where: { id, offeringId: offering } });
    if (found === null) return { ok: false, because: 'no such import' };
    if (found.appliedAt !== null) return { ok: false, because: 'done already' };
    const { table, mapping } = storedTable.parse(found.table);
    const shown = storedPlan.parse(found.plan);
    const now = await planOf(tx, offering, table, mapping);
    if (now.fingerprint !== shown.fingerprint) {
      await tx.rosterImport.update({ where: { id }, data: { plan: now } });
      return { ok: false, because: 'changed' };
    }
    const taken = shown.lines.flatMap((line) =>
      line.kind !== 'problem' && line.kind !== 'unchanged' && take.has(line.key) ? [line] : [],
    );
    if (taken.length === 0) return { ok: false, because: 'nothing taken' };
    const done = await withPeople(tx, taken, at);
    const context = { offering, actor: person.id, at, event: id };
    await moveTo(tx, done, { ...context, note: found.fileName, why });
    const plan = { ...shown, done };
    await tx.rosterImport.update({ where: { id }, data: { plan, appliedAt: at } });
    await writeRecord(tx, {
      ...{ offering, actor: person.id, action: 'applied roster', subject: `roster:${id}`, at },
      to: { people: done.length },
      why: found.fileName,
    });
    return { ok: true, done: done.length };
  }, patience);
}

/** The lines with the person each is about; who has no account yet gets one by their address. */
async function withPeople(tx: Transaction, lines: readonly Change[], at: Date): Promise<Done[]> {
  const fresh = lines.filter(({ personId }) => personId === null);
  await tx.person.createMany({
    data: fresh.map(({ name, email }) => ({ id: newId(), name, email, createdAt: at })),
    skipDuplicates: true,
  });
  const made = await tx.person.findMany({
    where: { email: { in: fresh.map(({ email }) => email) } },
    select: { id: true, email: true },
  });
  const byEmail = new Map(made.map(({ id, email }) => [email, id]));
  return lines.flatMap(({ key, name, email, personId, kind, from, to }) => {
    const id = personId ?? byEmail.get(email);
    return id === undefined || kind === 'unchanged'
      ? []
      : [{ key, personId: id, name, kind, from, to }];
  });
}

type Move = Pick<Done, 'personId' | 'from' | 'to'>;

export type MoveContext = {
  offering: string;
  actor: string;
  at: Date;
  /** What happened, for the inbox: each person hears of it once. */
  event: string;
  /** For the records. */
  note: string;
  /** What those are told who lose their seat. */
  why: string;
};

/** The fact that gives a role back; nobody's role can only be that of somebody who left. */
const factFor = {
  student: 'admitted',
  waitlisted: 'waitlisted',
  auditor: 'audits',
  applicant: 'applied',
  dropped: 'dropped',
} as const;

/** Brings people from one place to another, tells them of their seats, and records it. */
export async function moveTo(
  tx: Transaction,
  moves: readonly Move[],
  { offering, actor, at, event, note, why }: MoveContext,
): Promise<void> {
  const reseated = moves.filter(({ from, to }) => from.role !== to.role);
  await writeSeatFacts(
    tx,
    reseated.map(({ personId, to: { role } }) => ({
      ...{ offering, personId, actor, at, why: note },
      kind:
        role === null || role === 'instructor' || role === 'assistant' ? 'dropped' : factFor[role],
    })),
  );
  const listed = moves.filter(({ from, to }) => !samePlace({ ...from, role: to.role }, to));
  await writeListFacts(tx, offering, listed);
  await writeRecords(
    tx,
    listed.map(({ personId, from, to }) => ({
      ...{ offering, actor, action: 'changed list entry', subject: `person:${personId}`, at },
      ...{ from: listOf(from), to: listOf(to), why: note },
    })),
  );
  const given = reseated.filter(({ to }) => to.role === 'student');
  const lost = reseated.filter(({ from }) => from.role === 'student');
  const path = `/${offering}/waitlist`;
  await notify(tx, {
    ...{ kind: 'seat-given', event: `seat-given:${event}`, offering, path, data: {}, at },
    people: given.map(({ personId }) => personId),
  });
  await notify(tx, {
    ...{ kind: 'seat-dropped', event: `seat-dropped:${event}`, offering, path, data: { why }, at },
    people: lost.map(({ personId }) => personId),
  });
}

function listOf({ number, section, group }: Move['to']) {
  return { number, section, group };
}
