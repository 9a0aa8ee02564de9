import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import {
  extensionViews,
  viewedExtensions,
  type ExtensionView,
} from '#app/domain/syllabus/deadlines/extension-view.server.ts';
import { gradedPeople } from '../graded-people.server.ts';
import { titledWorks } from '../titled-works.ts';
import { studentLateDays, type StudentLateDays } from './student-late-days.server.ts';

export type PersonLateDays = {
  name: string;
  /** What the person sees themselves. */
  lateDays: StudentLateDays;
  /** Of homework, newest first, with the reasons; those of stages are the project's. */
  extensions: ExtensionView[];
};

/**
 * One person's late days as staff see them: the person's own page, with the person as asker, and
 * what only staff know. Null for who is not staff, and for a person who is not graded here.
 */
export async function personLateDays(
  db: Db,
  course: Course,
  asker: SignedInAsker,
  personId: string,
): Promise<PersonLateDays | null> {
  const { offering, at } = asker;
  if (!may(asker.role, 'manage late days') || !z.uuid().safeParse(personId).success) return null;
  const found = (await gradedPeople(db, offering, at)).find(({ id }) => id === personId);
  if (found === undefined) return null;
  const { name, role } = found;
  const person = { id: personId, name, email: '', language: null, zone: null };
  const where = { personId, homework: { offeringId: offering } };
  const rows = await db.extension.findMany({ where, ...viewedExtensions });
  return {
    name,
    lateDays: await studentLateDays(db, course, { ...asker, person, role }),
    extensions: extensionViews(rows, titledWorks(course.offering(offering))),
  };
}
