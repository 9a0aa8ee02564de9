import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import {
  writeWithdrawal,
  type TakeBackExtensionResult,
} from '#app/domain/syllabus/deadlines/write-withdrawal.server.ts';
import { lockPeople } from '../hand-in/homework-place.server.ts';
import { ledgerFacts } from '../ledger-facts.server.ts';
import type { LedgerFacts } from '../ledger-facts.ts';
import { lateDayLedger } from '../ledger.ts';
import { dueIn, withAssignment } from './planned-ledgers.ts';
import { tellPeople } from './tell-people.server.ts';

/**
 * Takes a person's extension of a homework back, by a fact of its own. They are told when their
 * date is another one then. What would be later without it keeps it: an extension that was used is
 * not taken back. Done again, nothing changes.
 *
 * @param input.extension its id
 */
export async function takeBackHomeworkExtension(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  { person, extension: id }: { person: string; extension: string },
): Promise<TakeBackExtensionResult> {
  const { offering: slug, at, role } = asker;
  const ids = z.tuple([z.uuid(), z.uuid()]).safeParse([person, id]);
  if (!ids.success || !may(role, 'manage late days')) return { ok: false, because: 'not found' };
  const offering = course.offering(slug);
  if (offering.archived) return { ok: false, because: 'archived' };
  return db.$transaction(async (tx): Promise<TakeBackExtensionResult> => {
    await lockPeople(tx, [person]);
    const extension = await tx.extension.findFirst({
      where: { id, personId: person, homework: { offeringId: slug } },
      select: {
        due: true,
        grantedAt: true,
        withdrawal: true,
        homework: { select: { slug: true } },
      },
    });
    const homework = offering.homework.find(
      (each) => each.slug === extension?.homework?.slug,
    )?.slug;
    if (extension === null || homework === undefined) return { ok: false, because: 'not found' };
    if (extension.withdrawal !== null) return { ok: true };
    const now = await ledgerFacts(tx, offering, person, at);
    const then = withoutExtension(now, homework, extension);
    if (isLater(then, now, at)) return { ok: false, because: 'used' };
    const [from, to] = [dueIn(now, homework, at), dueIn(then, homework, at)];
    await writeWithdrawal(tx, asker, {
      ...{ extension: id, subject: `person:${person}`, named: { homework }, from, to },
    });
    if (to < from) {
      const told = { homework, step: 'taken-back', of: id } as const;
      await tellPeople(tx, asker, [{ holder: person, to }], told);
    }
    return { ok: true };
  });
}

type Given = { due: Date; grantedAt: Date };

function withoutExtension(facts: LedgerFacts, key: string, { due, grantedAt }: Given): LedgerFacts {
  return withAssignment(facts, key, (given) => {
    const index = given.extensions.findIndex(
      (each) => +each.due === +due && +each.grantedAt === +grantedAt,
    );
    return { ...given, extensions: given.extensions.toSpliced(index, 1) };
  });
}

/** Whether anything that was handed in would be later by these facts than by the others. */
function isLater(facts: LedgerFacts, others: LedgerFacts, at: Date): boolean {
  const { lines } = lateDayLedger(others, at);
  return lateDayLedger(facts, at).lines.some(({ submission, unitsLate }) => {
    const other = lines.find((line) => line.submission === submission);
    return other !== undefined && unitsLate > other.unitsLate;
  });
}
