import type { Db } from '#app/db/client.ts';
import type { Asker } from '#app/domain/people/asker.ts';
import { isStaff, may } from '#app/domain/people/permissions.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import type { OwnWork } from './own-state.ts';
import { readerHomework } from './reader-homework.server.ts';
import { studentHomework } from './student-homework.server.ts';

/** How the asker stands with the homework of their offering, by what their role may. */
export async function ownHomework(
  { db, course }: { db: Db; course: Course },
  { person, ...asker }: Asker,
): Promise<OwnWork> {
  if (person === null || isStaff(asker.role) || !may(asker.role, 'see dashboard')) {
    return { kind: 'none', signedIn: person !== null };
  }
  const signedIn = { ...asker, person };
  return may(asker.role, 'be graded')
    ? { kind: 'graded', ...(await studentHomework(db, course, signedIn)) }
    : { kind: 'for oneself', homework: await readerHomework(db, course, signedIn) };
}
