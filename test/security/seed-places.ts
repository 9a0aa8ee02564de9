import { staffReleasePlan } from '#app/domain/enrollment/application/staff-release-plan.server.ts';
import { applyRoster } from '#app/domain/enrollment/roster/apply-roster.server.ts';
import { uploadRoster } from '#app/domain/enrollment/roster/upload-roster.server.ts';
import { writeSeatFact } from '#app/domain/enrollment/write-seat-fact.server.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import { placesAt } from '#app/domain/waitlist/places.server.ts';
import { addSubmission } from '#test/factories/homework.ts';
import { at, before, later, type Making } from './making.ts';
import { wordOf } from './people.ts';

/** Seats, an open offer, the class list, and homework whose score is released, or is not. */
export async function seedPlaces({
  database: { db },
  offering,
  people,
  things,
  mark,
  who,
}: Making) {
  for (const [name, { person }] of Object.entries(people)) {
    const number = mark('list number', offering, [name]);
    await db.listEntry.create({ data: { offeringId: offering, personId: person.id, number } });
    things.add('person', { what: `${name} of ${offering}`, value: person.id, offering });
  }
  const thing = (name: string) => ({
    what: `${name} of ${offering}`,
    value: who(name).id,
    offering,
  });
  things.add('offered person', thing('waitlisted'));
  things.add('waiting person', thing('waiting'));
  things.add('seated person', thing('other student'));
  things.add('staff member', thing('second instructor'));
  things.add('reviewer', thing('assistant'));
  const actor = who('instructor').id;
  await db.$transaction(async (tx) => {
    const offer = { offering, personId: who('waitlisted').id, actor, at: before };
    await writeSeatFact(tx, { ...offer, kind: 'offered', expiresAt: later });
    await writeRecord(tx, {
      ...{ offering, actor, action: 'withdrawn person', at: before },
      ...{ subject: `person:${who('waiting').id}`, why: mark('seat note', offering, []) },
    });
  });
  const submitted = { person: who('student'), offering, homework: 'hw1', at: before };
  const score = { percent: 88, givenAt: before };
  await addSubmission(db, { ...submitted, score: { ...score, releasedAt: before } });
  const hidden = offering === 'sp24' ? 61.828172 : 62.718281;
  mark('score that is not released', offering, [], String(hidden));
  await addSubmission(db, { ...submitted, number: 2, score: { ...score, percent: hidden } });
}

/** A roster that was applied, and one that waits; the last, since it is about everybody. */
export async function seedRoster(making: Making) {
  const { database, offering, things, mark, as, given, portal } = making;
  const { db } = database;
  const instructor = await as('instructor');
  const upload = async (name: string) => {
    const email = `${mark('roster row', offering, [])}@roster.example`;
    const text = `Name,Email\n${wordOf(offering)} ${name},${email}`;
    const bytes = new TextEncoder().encode(text);
    const made = await uploadRoster({ db }, instructor, { fileName: `${name}.csv`, bytes });
    if (!made.ok) throw new Error(`The roster was refused: ${made.because}`);
    return { id: made.id, key: email };
  };
  const done = await upload('Early');
  const applied = await applyRoster({ db }, instructor, {
    ...{ id: done.id, why: 'Registrar' },
    take: new Set([await newLine(db, done.id)]),
  });
  if (!applied.ok) throw new Error(`The roster was not applied: ${applied.because}`);
  const waits = await upload('Late');
  things.add('import', { what: `a roster of ${offering}`, value: waits.id, offering });
  things.add('import to undo', {
    what: `an applied roster of ${offering}`,
    value: done.id,
    offering,
  });
  given.set('roster line', await newLine(db, waits.id));
  const course = portal.services.course.offering(offering);
  const { mark: plan } = await staffReleasePlan(db, course, at);
  things.add('release plan', { what: `of ${offering}`, value: plan, offering });
  const { seats } = await placesAt(db, course, at);
  given.set('free after a drop', String(seats.free + 1));
  given.set('free after an offer', String(seats.free - 1));
}

/** The line of who is new; the others would lose their seats, since the roster lacks them. */
async function newLine(db: Making['database']['db'], id: string): Promise<string> {
  const { plan } = await db.rosterImport.findUniqueOrThrow({ where: { id } });
  const { lines } = plan as { lines: { key: string; kind: string }[] };
  return lines.find(({ kind }) => kind === 'add')?.key ?? '';
}
