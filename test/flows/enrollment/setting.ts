import type { Database } from '#app/db/client.ts';
import type { Person } from '#app/db/generated/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { ApplicationForm, Course } from '#app/domain/syllabus/course.ts';
import { rolesOf } from '#app/domain/people/roles.server.ts';
import { sendApplication } from '#app/domain/enrollment/application/send-application.server.ts';
import { berkeley, createCourse, smallOffering } from '#test/factories/course.ts';
import { askerFor, createPerson } from '#test/factories/people.ts';

const both = (text: string) => ({ en: text, zh: text });

/** Two questions and a consent. */
export const smallForm: ApplicationForm = {
  opens: berkeley('2024-01-08T09:00'),
  closes: berkeley('2024-03-21T23:59'),
  questions: [
    { key: 'why', kind: 'long', limit: 200, required: true, label: both('Why'), help: null },
    { key: 'field', kind: 'text', required: false, label: both('Field'), help: null },
    { key: 'consent', kind: 'consent', required: true, label: both('Consent'), help: null },
  ],
};

export const complete = { why: 'To understand', field: 'Physics', consent: 'yes' };

/** A course whose one offering takes applications, with so many seats. */
export function applicationCourse(db: Database['db'], capacity = 40): Promise<Course> {
  return createCourse(db, [smallOffering({ application: smallForm, capacity })]);
}

/** Somebody who asks with the role that they have now. */
export async function askerNow(
  db: Database['db'],
  person: Person,
  at: Date,
): Promise<SignedInAsker> {
  const role = (await rolesOf(db, person.id)).sp24;
  const asker = askerFor(person, role ?? 'applicant', at);
  return { ...asker, role: role ?? 'visitor' };
}

/** Somebody who has applied, by the use case. */
export async function applicant(
  services: { db: Database['db']; course: Course },
  at: Date,
  given: { name?: string; why?: string } = {},
): Promise<{ person: Person; applicationId: string }> {
  const { why, ...rest } = given;
  const person = await createPerson(services.db, rest);
  const asker = await askerNow(services.db, person, at);
  const sent = await sendApplication(services, asker, {
    ...complete,
    ...(why !== undefined && { why }),
  });
  if (!sent.ok) throw new Error(`The application was not sent: ${sent.because}`);
  const row = await services.db.application.findFirstOrThrow({ where: { personId: person.id } });
  return { person, applicationId: row.id };
}
