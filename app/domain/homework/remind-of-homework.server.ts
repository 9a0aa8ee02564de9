import type { Db, Transaction } from '#app/db/client.ts';
import { reminderDue, reminderEvent } from '#app/domain/calendar/reminder.ts';
import { notify } from '#app/domain/people/notify.server.ts';
import type { Course, OfferingFile } from '#app/domain/syllabus/course.ts';
import { gradedPeople } from './graded-people.server.ts';
import { ownDeadline } from './ledger.ts';

/** A person's own deadline that they are to be reminded of. */
type Reminder = { personId: string; homeworkId: string; work: string; due: Date; lead: number };

/**
 * Reminds students, and the waitlisted, of homework that comes due by their own deadline and that
 * they have not handed in: once for each lead of the offering, and anew when the deadline moves.
 *
 * @param at the portal's time
 */
export async function remindOfHomework(
  { db, course }: { db: Db; course: Course },
  at: Date,
): Promise<void> {
  for (const offering of course.offerings.filter(({ archived }) => !archived)) {
    await db.$transaction(async (tx) => {
      const reminders = await withoutHandedIn(tx, await near(tx, offering, at), at);
      await tell(tx, offering.slug, reminders, at);
    });
  }
}

/** Whoever has a deadline near, whether they have handed in or not. */
async function near(tx: Transaction, offering: OfferingFile, at: Date): Promise<Reminder[]> {
  const rows = await tx.homework.findMany({
    where: { offeringId: offering.slug, archivedAt: null },
    select: {
      id: true,
      slug: true,
      deadlines: { select: { due: true, movedAt: true } },
      extensions: {
        where: { withdrawal: null },
        select: { personId: true, due: true, grantedAt: true },
      },
    },
  });
  const people = await gradedPeople(tx, offering.slug, at);
  return offering.homework.flatMap(({ slug: work, due: fileDue, released }) => {
    const row = rows.find(({ slug }) => slug === work);
    if (row === undefined || at < released) return [];
    return people.flatMap(({ id: personId }) => {
      const extensions = row.extensions.filter((extension) => extension.personId === personId);
      const due = ownDeadline({ due: fileDue, moves: row.deadlines, extensions }, at);
      const lead = reminderDue(due, at, offering.reminders);
      return lead === null ? [] : [{ personId, homeworkId: row.id, work, due, lead }];
    });
  });
}

async function withoutHandedIn(tx: Transaction, reminders: Reminder[], at: Date) {
  if (reminders.length === 0) return [];
  const handedIn = await tx.submission.findMany({
    where: {
      homeworkId: { in: [...new Set(reminders.map(({ homeworkId }) => homeworkId))] },
      submittedAt: { lte: at },
    },
    select: { homeworkId: true, personId: true },
  });
  const done = new Set(handedIn.map(({ homeworkId, personId }) => `${homeworkId} ${personId}`));
  return reminders.filter(({ homeworkId, personId }) => !done.has(`${homeworkId} ${personId}`));
}

async function tell(tx: Transaction, offering: string, reminders: readonly Reminder[], at: Date) {
  const events = reminders.map(({ work, due, lead }) => reminderEvent(offering, work, due, lead));
  for (const event of new Set(events)) {
    const [first, ...others] = reminders.filter((_, index) => events[index] === event);
    if (first === undefined) continue;
    const { work, due } = first;
    await notify(tx, {
      ...{ kind: 'deadline-near', event, offering, at },
      people: [first, ...others].map(({ personId }) => personId),
      path: `/${offering}/homework/${work}`,
      data: { work, due: due.toISOString() },
    });
  }
}
