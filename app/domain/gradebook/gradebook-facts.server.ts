import type { Db, Transaction } from '#app/db/client.ts';
import { rowsOf, type Columns } from '#app/db/columns.ts';
import { effectiveDeadline } from '#app/domain/calendar/effective-deadline.ts';
import { acceptedUntil } from '#app/domain/calendar/late-rules.ts';
import type { Role } from '#app/domain/people/asker.ts';
import type { OfferingFile } from '#app/domain/syllabus/course.ts';
import { lateCuts, pointsAfter, type LateCuts } from '#app/domain/waitlist/late-cuts.server.ts';
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

type ScoreRow = Omit<StaffScore, 'knownFrom' | 'cut'> & {
  personId: string;
  item: string;
  /** In milliseconds since 1970, as the next. */
  givenAt: number;
  knownFrom: number | null;
};
type SubmissionRow = { id: string; personId: string; item: string; at: number; number: number };

/**
 * The facts of an offering's gradebook: as many queries, however many people there are.
 *
 * @param only these people, by their ids; everybody who is graded, if left out
 */
export async function gradebookFacts(
  db: Db | Transaction,
  offering: OfferingFile,
  at: Date,
  only?: readonly string[],
): Promise<GradebookFacts> {
  const people = await gradedPeople(db, offering.slug, only);
  return { people, factsOf: await factsAbout(db, offering, at, only) };
}

/** The facts about these people's items, whoever is graded; about everybody's, if left out. */
export async function factsAbout(
  db: Db | Transaction,
  offering: OfferingFile,
  at: Date,
  only?: readonly string[],
): Promise<GradebookFacts['factsOf']> {
  const slug = offering.slug;
  const ids = only === undefined ? null : [...only];
  // One after the other: a transaction has one connection.
  const cutOf = await lateCuts(db, offering, at, only);
  const given = await scoresGiven(db, slug, at, ids, cutOf);
  const handedIn = await submissions(db, slug, at, ids);
  const closes = await closings(db, offering, at, ids);
  return (person, item) => ({
    given: given.get(person)?.get(item) ?? [],
    handedIn: (handedIn.get(person)?.get(item) ?? []).map(({ id }) => id),
    closed: closes(person, item) < at,
  });
}

/** What was given, after what being late takes off it, by person and item, in its order. */
async function scoresGiven(
  db: Db | Transaction,
  offering: string,
  at: Date,
  ids: string[] | null,
  cutOf: LateCuts,
): Promise<Of<StaffScore>> {
  const [found] = await db.$queryRaw<[{ columns: Columns<ScoreRow> }]>`
    SELECT json_build_object(
             'id', array_agg(f.id), 'submissionId', array_agg(f.submission_id),
             'personId', array_agg(f.person_id), 'item', array_agg(f.item),
             'kind', array_agg(f.kind), 'points', array_agg(f.points),
             'givenAt', array_agg(round(1000 * date_part('epoch', f.given_at))),
             'knownFrom', array_agg(
               -- GREATEST leaves out what is null, and so would know what nobody has released.
               CASE WHEN r.id IS NOT NULL
                    THEN round(1000 * date_part('epoch', GREATEST(f.given_at, r.released_at))) END)
           ) AS columns
      FROM score_fact f
      LEFT JOIN release r ON r.score_fact_id = f.id AND r.released_at <= ${at}
       AND (r.withdrawn_at IS NULL OR r.withdrawn_at > ${at})
     WHERE f.offering_id = ${offering} AND f.given_at <= ${at}
       AND (${ids}::uuid[] IS NULL OR f.person_id = ANY(${ids}::uuid[]))`;
  const rows = rowsOf(found.columns, 'id', (cell) => {
    const from = cell('knownFrom');
    const cut = cutOf(cell('submissionId'));
    return {
      id: cell('id'),
      submissionId: cell('submissionId'),
      personId: cell('personId'),
      item: cell('item'),
      kind: cell('kind'),
      points: pointsAfter(cell('points'), cut),
      cut,
      givenAt: cell('givenAt'),
      knownFrom: from === null ? null : new Date(from),
    };
  });
  return grouped(rows, (a, b) => a.givenAt - b.givenAt || byId(a, b));
}

/** What was handed in, by person and item, in its order. */
async function submissions(
  db: Db | Transaction,
  offering: string,
  at: Date,
  ids: string[] | null,
): Promise<Of<SubmissionRow>> {
  const [found] = await db.$queryRaw<[{ columns: Columns<SubmissionRow> }]>`
    SELECT json_build_object(
             'id', array_agg(s.id), 'personId', array_agg(s.person_id), 'item', array_agg(h.slug),
             'at', array_agg(round(1000 * date_part('epoch', s.submitted_at))),
             'number', array_agg(s.number)
           ) AS columns
      FROM submission s JOIN homework h ON h.id = s.homework_id
     WHERE h.offering_id = ${offering} AND s.submitted_at <= ${at}
       AND (${ids}::uuid[] IS NULL OR s.person_id = ANY(${ids}::uuid[]))`;
  const rows = rowsOf(found.columns, 'id', (cell) => ({
    id: cell('id'),
    personId: cell('personId'),
    item: cell('item'),
    at: cell('at'),
    number: cell('number'),
  }));
  return grouped(rows, (a, b) => a.at - b.at || a.number - b.number);
}

/** Everybody who is graded, by name; only these, where ids are given. */
export async function gradedPeople(
  db: Db | Transaction,
  offering: string,
  only?: readonly string[],
): Promise<GradedPerson[]> {
  const ids = only === undefined ? null : [...only];
  return db.$queryRaw<GradedPerson[]>`
    SELECT p.id::text, p.name, p.email, m.role::text AS role, l.number, l.section
      FROM membership m JOIN person p ON p.id = m.person_id
      LEFT JOIN list_entry l ON l.offering_id = m.offering_id AND l.person_id = m.person_id
     WHERE m.offering_id = ${offering} AND m.to_at IS NULL AND m.role IN ('student', 'waitlisted')
       AND (${ids}::uuid[] IS NULL OR p.id = ANY(${ids}::uuid[]))
     ORDER BY lower(p.name), p.id`;
}

/** By when a person can hand in a homework at all: the last late day of their own deadline. */
async function closings(
  db: Db | Transaction,
  { slug, homework, policy, zone }: OfferingFile,
  at: Date,
  ids: string[] | null,
): Promise<(person: string, item: string) => Date> {
  const rows = await db.homework.findMany({
    where: { offeringId: slug },
    select: {
      slug: true,
      deadlines: { where: { movedAt: { lte: at } }, select: { due: true, movedAt: true } },
      extensions: {
        where: {
          grantedAt: { lte: at },
          withdrawal: null,
          ...(ids !== null && { personId: { in: ids } }),
        },
        select: { due: true, personId: true },
      },
    },
  });
  const last = (due: Date) => acceptedUntil(policy.late, due, zone);
  const forAll = new Map<string, Date>();
  const own = new Map<string, Map<string | null, Date>>();
  for (const { slug: item, due } of homework) {
    const row = rows.find((each) => each.slug === item);
    const deadlines = row?.deadlines ?? [];
    forAll.set(item, last(effectiveDeadline(due, deadlines, [])));
    const longer = new Map<string | null, Date>();
    own.set(item, longer);
    for (const { personId: person } of row?.extensions ?? []) {
      const extensions = row?.extensions.filter((each) => each.personId === person) ?? [];
      longer.set(person, last(effectiveDeadline(due, deadlines, extensions)));
    }
  }
  // What is no homework never closes by itself.
  return (person, item) => own.get(item)?.get(person) ?? forAll.get(item) ?? new Date(8.64e15);
}

type Of<Row> = Map<string, Map<string, Row[]>>;

/** By person and item; the few who have more than one of an item have them in order. */
function grouped<Row extends { personId: string; item: string }>(
  rows: readonly Row[],
  order: (a: Row, b: Row) => number,
): Of<Row> {
  const groups: Of<Row> = new Map();
  for (const row of rows) {
    const own = groups.get(row.personId);
    const group = own?.get(row.item);
    if (own === undefined) groups.set(row.personId, new Map([[row.item, [row]]]));
    else if (group === undefined) own.set(row.item, [row]);
    else group.push(row);
  }
  for (const own of groups.values()) for (const group of own.values()) group.sort(order);
  return groups;
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}
