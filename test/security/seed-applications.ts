import { prepareOutcomes } from '#app/domain/enrollment/application/prepare-outcomes.server.ts';
import { reviewApplication } from '#app/domain/enrollment/application/review-application.server.ts';
import { applicationRow } from '#test/factories/people.ts';
import { before, type Making } from './making.ts';

/** Applications; the applicant's has been read, and its outcome is prepared and not released. */
export async function seedApplications(making: Making) {
  const { database, offering, who, as, things, mark } = making;
  const { db } = database;
  for (const name of ['applicant', 'waitlisted', 'waiting', 'dropped']) {
    const answers = {
      background: 'master',
      field: 'Physics',
      built: 'A small model',
      why: mark('application answer', offering, [name]),
      consent: 'yes',
    };
    const row = applicationRow({ person: who(name), offering, at: before, answers });
    const typed = { ...answers, why: mark('application draft', offering, [name]) };
    await db.application.create({ data: { ...row, draft: typed, draftedAt: before } });
    const what = `the application of ${name} in ${offering}`;
    const thing = { what, value: row.id, offering };
    things.add('application', thing);
    things.add('application of the page', { ...thing, at: row.id });
    if (name !== 'applicant') continue;
    things.add('pending application', thing);
    things.add('pending application of the page', { ...thing, at: row.id });
    for (const reviewer of ['assistant', 'instructor']) {
      await reviewApplication({ db }, await as(reviewer), {
        application: row.id,
        changed: { score: '4', note: mark('review note', offering, []) },
      });
    }
    const chosen = { applications: [row.id], outcome: 'refuse' as const };
    await prepareOutcomes({ db }, await as('instructor'), chosen);
  }
}
