import { staffHomeworkDeadlines } from '#app/domain/homework/deadlines/staff-homework-deadlines.server.ts';
import { berkeley } from '#test/factories/course.ts';
import { addExtension } from '#test/factories/homework.ts';
import { before, type Making } from './making.ts';
import { staff } from './roles.ts';

/** By the wall clock; what forms ask for. */
export const askedHomework = { homework: 'hw1', wall: '2029-04-01T12:00' } as const;

/** A student has more time for a homework; plans of another deadline, as staff are shown them. */
export async function seedLateDays(making: Making): Promise<void> {
  const { database, portal, offering, who, as, things, mark } = making;
  const { db } = database;
  const own = { offering, for: staff };
  const person = who('student');
  const other = who('other student');
  const [, homework] = portal.services.course.offering(offering).homework;
  await addExtension(db, {
    ...{ person, offering, homework: homework?.slug ?? '', grantedAt: before },
    ...{ due: berkeley('2029-01-01T12:00'), by: who('instructor') },
    why: mark('reason of an extension', offering, []),
  });
  const { id } = await db.extension.findFirstOrThrow({
    where: { personId: person.id, homework: { offeringId: offering } },
  });
  things.add('extension of homework', { what: 'of the student', value: id, at: person.id, ...own });
  for (const one of [person, other, who('waitlisted')]) {
    things.add('graded person', { what: one.name, value: one.id, ...own });
  }
  things.add('extended person', { what: person.name, value: person.id, ...own });
  const asked = { ...askedHomework, due: berkeley(askedHomework.wall) };
  const plan = async (only: string[] | null) => {
    const { course } = portal.services;
    const found = await staffHomeworkDeadlines(db, course, await as('instructor'), {
      ...{ ...asked, only },
    });
    return found?.plan?.mark ?? '';
  };
  const extended = { what: `more time for ${person.name}`, value: await plan([person.id]) };
  things.add('plan of more time for homework', { ...extended, ...own });
  const moved = { what: `another date in ${offering}`, value: await plan(null) };
  things.add('plan of a deadline of homework', { ...moved, ...own });
}
