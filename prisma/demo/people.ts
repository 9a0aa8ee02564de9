import { v7 as newId } from 'uuid';
import type { Person, SeatFactKind } from '#app/db/generated/client.ts';
import { applicationRow, membershipRow, personRow } from '#test/factories/people.ts';
import { berkeley } from '#test/factories/course.ts';
import { addressOf, roster, rosterOf2020, type DemoPerson } from './roster.ts';
import { seededRandom } from './random.ts';
import type { Pile } from './pile.ts';

/** The demo's people by name. */
export type Cast = ReadonlyMap<string, Person>;

const decided = berkeley('2024-01-20T11:00');
const hour = 3_600_000;

/** Two who came from the waitlist when seats became free. */
const promoted = ['Camila Duarte', 'Ibrahim Diallo'];

/** Two who were offered a seat when the first one left, and did not take it. */
const turnedDown: Record<string, 'declined' | 'expired'> = {
  'Miriam Goldfarb': 'declined',
  'Sun-hee Choi': 'expired',
};

/** Why people left, in the words of the record. */
const left: Record<string, { at: string; why: string }> = {
  'Pilar Montoya': { at: '2024-02-02T16:20', why: 'Asked to leave: too many courses this term.' },
  'Connor Whitfield': { at: '2024-02-14T10:05', why: 'No homework handed in for HW1.' },
  'Vikram Chaudhry': { at: '2024-02-14T10:06', why: 'HW1 was not strong, and no extension asked.' },
};

/** Everybody, how they applied, and how each came to the place they have. */
export function demoPeople(pile: Pile): Cast {
  const random = seededRandom(2024);
  const cast = new Map<string, Person>();
  for (const somebody of roster) {
    const person = personRow({
      name: somebody.name,
      email: addressOf(somebody.name),
      createdAt: berkeley('2024-01-08T09:00'),
      ...(somebody.button !== undefined && { demoRole: somebody.button }),
      ...(somebody.pronouns !== undefined && { pronouns: somebody.pronouns }),
      ...(somebody.language !== undefined && { language: somebody.language }),
    });
    pile.person.push(person);
    cast.set(somebody.name, person);
    addPlace(pile, somebody, cast, random);
  }
  for (const { name, role } of rosterOf2020) {
    const from = new Date('2020-01-22T20:00:00Z');
    pile.membership.push(
      membershipRow({ person: named(cast, name), offering: 'sp20', role, from }),
    );
  }
  return cast;
}

/** @throws when nobody in the demo has this name */
export function named(cast: Cast, name: string): Person {
  const person = cast.get(name);
  if (person === undefined) throw new Error(`Nobody in the demo is called ${name}`);
  return person;
}

function addPlace(pile: Pile, { name, role }: DemoPerson, cast: Cast, random: () => number): void {
  const place = { person: named(cast, name), offering: 'sp24' };
  if (role === 'instructor' || role === 'assistant') {
    const from = berkeley('2024-01-08T09:00');
    pile.membership.push(membershipRow({ ...place, role, from }));
    return;
  }
  if (role === 'auditor' && !(name in turnedDown)) {
    const at = berkeley('2024-01-25T14:00');
    return addStep(pile, place, { role, fact: 'audits', at, by: 'own' }, undefined, cast);
  }
  const at = appliedAt(name, role, random);
  pile.application.push(applicationRow({ ...place, at }));
  const steps = stepsTo(name, role, at);
  steps.forEach((step, index) => {
    const next = steps.slice(index + 1).find((later) => later.role !== null);
    addStep(pile, place, step, next?.at, cast);
  });
}

function addStep(
  pile: Pile,
  place: { person: Person; offering: string },
  step: Step,
  until: Date | undefined,
  cast: Cast,
): void {
  const { role, fact, at, why, expiresAt, by = 'staff' } = step;
  const seatFactId = newId();
  const personId = place.person.id;
  if (role !== null) {
    pile.membership.push(
      membershipRow({ ...place, role, from: at, seatFactId, ...(until && { to: until }) }),
    );
  }
  pile.seatFact.push({
    ...{ id: seatFactId, offeringId: place.offering, personId, kind: fact, at },
    expiresAt: expiresAt ?? null,
  });
  const staff = named(cast, 'Iris Delacroix').id;
  pile.record.push({
    id: newId(),
    offeringId: place.offering,
    actorId: { own: personId, staff, clock: null }[by],
    action: `${fact} person`,
    subject: `person:${personId}`,
    ...(role !== null && { to: { role } }),
    why: why ?? null,
    at,
  });
}

type Step = {
  /** Null where the fact leaves the role as it is. */
  role: 'applicant' | 'student' | 'waitlisted' | 'auditor' | 'dropped' | null;
  fact: SeatFactKind;
  at: Date;
  expiresAt?: Date;
  why?: string;
  /** Who did it: staff when not said. */
  by?: 'own' | 'staff' | 'clock';
};

const offerHours = 48;

function offered(at: Date): Step {
  const expiresAt = new Date(at.getTime() + offerHours * hour);
  return { role: null, fact: 'offered', at, expiresAt };
}

/** How somebody came to their role, from their application on. */
function stepsTo(name: string, role: DemoPerson['role'], applied: Date): Step[] {
  const start: Step = { role: 'applicant', fact: 'applied', at: applied, by: 'own' };
  const admitted: Step = { role: 'student', fact: 'admitted', at: decided };
  const waits: Step = { role: 'waitlisted', fact: 'waitlisted', at: decided };
  if (promoted.includes(name)) {
    const at = berkeley('2024-02-15T09:30');
    const accepted: Step = { role: 'student', fact: 'accepted', at, by: 'own' };
    return [start, waits, offered(berkeley('2024-02-14T10:10')), accepted];
  }
  const answer = turnedDown[name];
  if (answer !== undefined) {
    const offer = offered(berkeley('2024-02-02T16:30'));
    const end: Step =
      answer === 'declined'
        ? { role: 'auditor', fact: 'declined', at: berkeley('2024-02-03T20:05'), by: 'own' }
        : { role: 'auditor', fact: 'expired', at: berkeley('2024-02-04T16:31'), by: 'clock' };
    return [start, waits, offer, end];
  }
  const leaving = left[name];
  if (leaving !== undefined) {
    const at = berkeley(leaving.at);
    return [start, admitted, { role: 'dropped', fact: 'dropped', at, why: leaving.why }];
  }
  if (role === 'student') return [start, admitted];
  return role === 'waitlisted' ? [start, waits] : [start];
}

/** The demo's applicants come late: nobody has answered them yet. */
function appliedAt(name: string, role: DemoPerson['role'], random: () => number): Date {
  if (name === 'Adaeze Nwosu') return berkeley('2024-01-08T11:40');
  const from = role === 'applicant' ? berkeley('2024-02-24T10:00') : berkeley('2024-01-08T12:00');
  const span = role === 'applicant' ? 40 : 220;
  return new Date(from.getTime() + Math.floor(random() * span * hour));
}
