import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import type { DeadlineAnswer } from '#app/domain/syllabus/deadlines/change-as-shown.server.ts';
import {
  readDate,
  readDeadlineForm,
  type AskedDate,
} from '#app/domain/syllabus/deadlines/deadline-form.ts';
import { changeHomeworkDeadline } from './change-homework-deadline.server.ts';

/** What an address or a form asks of a homework's deadline, as far as it says. */
export type HomeworkAsking = AskedDate & {
  /** A slug; null where none is named. */
  homework: string | null;
  /** The ids of those that it is for; null for everybody. */
  only: string[] | null;
};

const mostPeople = 5000;

/** Reads what is asked for; what is not understood is as if not there. */
export function readHomeworkAsking(
  given: URLSearchParams | FormData,
  zone: string,
): HomeworkAsking {
  const people = given.getAll('person').flatMap((each) => z.uuid().safeParse(each).data ?? []);
  return {
    ...readDate(given, zone),
    homework: z.string().min(1).max(100).safeParse(given.get('homework')).data ?? null,
    only: given.get('of') === 'people' ? [...new Set(people)].slice(0, mostPeople) : null,
  };
}

/** Writes the plan that a form was shown with; null when the form is not understood. */
export async function answerHomeworkDeadlineForm(
  services: { db: Db; course: Course },
  asker: SignedInAsker,
  form: FormData,
): Promise<DeadlineAnswer | null> {
  const { zone } = services.course.offering(asker.offering);
  const { homework, due, only } = readHomeworkAsking(form, zone);
  const said = readDeadlineForm(form);
  if (said === null || homework === null || due === null) return null;
  const changed = await changeHomeworkDeadline(services, asker, { ...said, homework, due, only });
  return { typed: said.why, ...changed };
}
