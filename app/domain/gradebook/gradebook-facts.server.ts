import type { Db, Transaction } from '#app/db/client.ts';
import { effectiveDeadline } from '#app/domain/calendar/effective-deadline.ts';
import { lastInstantWithin } from '#app/domain/calendar/late-days.ts';
import type { Role } from '#app/domain/people/asker.ts';
import type { OfferingFile } from '#app/domain/syllabus/course.ts';
import type { ItemFacts, StaffScore } from './item-facts.ts';

/** Somebody who is graded. */
export type GradedPerson = {
  id: string;
  name: string;
  email: string;
  role: Role;
  number: string | null;
  section: string | null;
};

/** Everybody who is graded, with all that their grades follow from. For staff alone. */
export type GradebookFacts = {
  people: GradedPerson[];
  factsOf: (personId: string, item: string) => ItemFacts;
};

type ScoreRow = StaffScore & { personId: string; item: string };
type SubmissionRow = { id: string; personId: string; item: string };

/**
 * The facts of an offering's gradebook: four queries, however many people there are.
 *
 * @param personId only this person's
 */
export async function gradebookFacts(
  db: Db | Transaction,
  offering: OfferingFile,
  at: Date,
  personId: string | null = null,
): Promise<GradebookFacts> {
  const slug = offering.slug;
  // One after the other: a transaction has one connection.
  const people = await gradedPeople(db, slug, personId);
  const scores = await db.$queryRaw<ScoreRow[]>`
    SELECT f.id::text, f.submission_id::text AS "submissionId", f.person_id::text AS "personId",
           f.item, f.kind::text AS kind, f.points,
           -- GREATEST leaves out what is null, and so would know what nobody has released.
           CASE WHEN r.id IS NOT NULL THEN GREATEST(f.given_at, r.released_at) END AS "knownFrom"
      FROM score_fact f
      LEFT JOIN release r ON r.score_fact_id = f.id AND r.released_at <= ${at}
       AND (r.withdrawn_at IS NULL OR r.withdrawn_at > ${at})
     WHERE f.offering_id = ${slug} AND f.given_at <= ${at}
       AND (${personId}::uuid IS NULL OR f.person_id = ${personId}::uuid)
     ORDER BY f.given_at, f.id`;
  const handedIn = await db.$queryRaw<SubmissionRow[]>`
    SELECT s.id::text, s.person_id::text AS "personId", h.slug AS item
      FROM submission s JOIN homework h ON h.id = s.homework_id
     WHERE h.offering_id = ${slug} AND s.submitted_at <= ${at}
       AND (${personId}::uuid IS NULL OR s.person_id = ${personId}::uuid)
     ORDER BY s.submitted_at, s.number`;
  const closes = await closings(db, offering, at, personId);
  const given = grouped(scores);
  const submitted = grouped(handedIn);
  return {
    people,
    factsOf: (person, item) => ({
      given: given.get(`${person} ${item}`) ?? [],
      handedIn: (submitted.get(`${person} ${item}`) ?? []).map(({ id }) => id),
      closed: closes(person, item) < at,
    }),
  };
}

async function gradedPeople(db: Db | Transaction, offering: string, personId: string | null) {
  return db.$queryRaw<GradedPerson[]>`
    SELECT p.id::text, p.name, p.email, m.role::text AS role, l.number, l.section
      FROM membership m JOIN person p ON p.id = m.person_id
      LEFT JOIN list_entry l ON l.offering_id = m.offering_id AND l.person_id = m.person_id
     WHERE m.offering_id = ${offering} AND m.to_at IS NULL AND m.role IN ('student', 'waitlisted')
       AND (${personId}::uuid IS NULL OR p.id = ${personId}::uuid)
     ORDER BY lower(p.name), p.id`;
}

/** By when a person can hand in a homework at all: the last late day of their own deadline. */
async function closings(
  db: Db | Transaction,
  { slug, homework, policy, zone }: OfferingFile,
  at: Date,
  personId: string | null,
): Promise<(person: string, item: string) => Date> {
  const rows = await db.homework.findMany({
    where: { offeringId: slug },
    select: {
      slug: true,
      deadlines: { where: { movedAt: { lte: at } }, select: { due: true, movedAt: true } },
      extensions: {
        where: { grantedAt: { lte: at }, withdrawal: null, ...(personId !== null && { personId }) },
        select: { due: true, personId: true },
      },
    },
  });
  const last = (due: Date) => lastInstantWithin(due, policy.lateDays.perAssignment, zone);
  const forAll = new Map<string, Date>();
  const own = new Map<string, Date>();
  for (const { slug: item, due } of homework) {
    const row = rows.find((each) => each.slug === item);
    const deadlines = row?.deadlines ?? [];
    forAll.set(item, last(effectiveDeadline(due, deadlines, [])));
    for (const { personId: person } of row?.extensions ?? []) {
      const extensions = row?.extensions.filter((each) => each.personId === person) ?? [];
      own.set(`${person} ${item}`, last(effectiveDeadline(due, deadlines, extensions)));
    }
  }
  // What is no homework never closes by itself.
  return (person, item) => own.get(`${person} ${item}`) ?? forAll.get(item) ?? new Date(8.64e15);
}

function grouped<Row extends { personId: string; item: string }>(rows: readonly Row[]) {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row.personId} ${row.item}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
