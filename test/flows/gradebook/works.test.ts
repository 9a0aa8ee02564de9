import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { v7 as newId } from 'uuid';
import type { Database } from '#app/db/client.ts';
import type { LatePolicy } from '#app/domain/calendar/late-policy.ts';
import { works } from '#app/domain/gradebook/grading/works.server.ts';
import { lateDayLedger } from '#app/domain/homework/ledger.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { createCourse, smallOffering } from '#test/factories/course.ts';
import { latePolicies } from '#test/factories/late-policies.ts';
import { createMember } from '#test/factories/people.ts';
import { testDatabase } from '#test/setup/database.ts';

// What is marked is found by a short cut where no late day can decide. Here it is held together with
// the ledger, which is asked about the same facts without any database.

let database: Database;
let course: Course;
const people: string[] = [];
const ids = new Map<string, string>();
const { homework, zone } = smallOffering();

beforeAll(async () => {
  database = await testDatabase();
  course = await createCourse(database.db);
  for (const name of ['Ada', 'Ben', 'Cleo', 'Dan', 'Eve', 'Fay']) {
    people.push((await createMember(database.db, { offering: 'sp24', role: 'student', name })).id);
  }
  for (const { id, slug } of await database.db.homework.findMany()) ids.set(slug, id);
});
afterAll(() => database.close());

const day = 86_400_000;

/** Some days off a deadline: at the very instant, just beside it, or some hours later. */
const around = (due: Date, before = 2) =>
  fc
    .tuple(fc.integer({ min: -before, max: 6 }), fc.constantFrom(0, 0, 1, -1, day / 8))
    .map(([days, off]) => new Date(due.getTime() + days * day + off));
const few = <Fact>(fact: fc.Arbitrary<Fact>, most: number) => fc.array(fact, { maxLength: most });

const move = (due: Date) => fc.record({ due: around(due, 9), movedAt: around(due, 9) });

/** How a deadline was moved, and what each person did with it. */
const work = ({ slug, due }: (typeof homework)[number]) =>
  fc.record({
    ...{ key: fc.constant(slug), due: fc.constant(due) },
    moves: fc.oneof(few(move(due), 0), few(move(due), 2)),
    own: fc.tuple(...Array.from({ length: 6 }, () => ownPart(due))),
  });

/** Of one version, by its place, points that are known after some days, or never. */
const score = fc.record({
  ...{ of: fc.nat(2), points: fc.constantFrom(70, 80, 90) },
  known: fc.option(fc.integer({ min: 0, max: 5 })),
});

const ownPart = (due: Date) =>
  fc
    .record({
      extensions: few(fc.record({ due: around(due), grantedAt: around(due) }), 1),
      came: fc.uniqueArray(around(due), { maxLength: 3, selector: Number }),
      scores: few(score, 3),
      chosen: few(fc.record({ of: fc.nat(2), at: around(due) }), 2),
    })
    .map(({ extensions, came, scores, chosen }) => {
      const submissions = came
        .toSorted((a, b) => a.getTime() - b.getTime())
        .map((at, place) => ({
          ...{ id: newId(), at },
          scores: scores.filter(({ of }) => of === place),
        }));
      const choices = chosen.flatMap(({ of, at }) => {
        const submission = submissions[of]?.id;
        return submission === undefined ? [] : [{ submission, at }];
      });
      return { extensions, submissions, choices };
    });

const histories = fc.tuple(...homework.map(work));
type History = typeof histories extends fc.Arbitrary<infer Some> ? Some : never;
const instants = fc.constantFrom(...homework).chain(({ due }) => around(due));

/** When a score is known; null for never. */
const knownFrom = (at: Date, known: number | null) =>
  known === null ? null : new Date(at.getTime() + known * day);

/** The submissions of a homework that the ledger says count, by person. */
function counting(
  history: History,
  policy: LatePolicy,
  key: string,
  at: Date,
): (string | undefined)[] {
  return people.map((_person, who) => {
    const assignments = history.map(({ own, ...assignment }) => {
      const { submissions = [], ...rest } = own[who] ?? { extensions: [], choices: [] };
      return {
        ...{ ...assignment, ...rest },
        submissions: submissions.map((each) => ({
          ...{ id: each.id, at: each.at },
          scores: each.scores.flatMap(({ points, known }) => {
            const from = knownFrom(each.at, known);
            return from === null ? [] : [{ percent: points, knownFrom: from }];
          }),
        })),
      };
    });
    const { lines } = lateDayLedger({ zone, policy, assignments }, at);
    const counts = lines.filter(({ standing }) => standing.startsWith('counts'));
    return counts.find(({ assignment }) => assignment === key)?.submission;
  });
}

async function write(history: History): Promise<void> {
  const { db } = database;
  await db.submission.deleteMany();
  await db.extension.deleteMany();
  await db.deadlineFact.deleteMany();
  for (const { key, moves, own } of history) {
    const homeworkId = ids.get(key) ?? '';
    const parts = own.map((each, who) => ({ ...each, personId: people[who] ?? '' }));
    await db.deadlineFact.createMany({
      data: moves.map((moved) => ({ ...moved, id: newId(), homeworkId })),
    });
    await db.extension.createMany({
      data: parts.flatMap(({ personId, extensions }) =>
        extensions.map((extension) => ({ ...extension, id: newId(), homeworkId, personId })),
      ),
    });
    const versions = parts.flatMap(({ personId, submissions }) =>
      submissions.map((each, place) => ({ ...each, personId, number: place + 1 })),
    );
    await db.submission.createMany({
      data: versions.map(({ id, at, personId, number }) => ({
        ...{ id, homeworkId, personId, number, submittedAt: at },
      })),
    });
    const scores = versions.flatMap(({ id: submissionId, personId, at, scores: given }) =>
      given.map(({ points, known }) => ({
        ...{ id: newId(), offeringId: 'sp24', item: key, submissionId, personId, points },
        ...{ givenAt: at, known },
      })),
    );
    await db.scoreFact.createMany({ data: scores.map(({ known: _known, ...fact }) => fact) });
    await db.release.createMany({
      data: scores.flatMap(({ id: scoreFactId, givenAt, known }) => {
        const releasedAt = knownFrom(givenAt, known);
        return releasedAt === null ? [] : [{ id: newId(), scoreFactId, releasedAt }];
      }),
    });
    await db.versionChoice.createMany({
      data: parts.flatMap(({ choices }) =>
        choices.map(({ submission: submissionId, at }) => ({
          ...{ id: newId(), requestId: newId(), submissionId, chosenAt: at },
        })),
      ),
    });
  }
}

test.each(latePolicies)(
  'what is marked is what counts by the ledger at any instant, with %s',
  async (_named, late) => {
    const usual = course.offering('sp24');
    const offering = { ...usual, policy: { ...usual.policy, late } };
    let found = 0;
    await fc.assert(
      fc.asyncProperty(histories, instants, instants, async (history, ...asked) => {
        await write(history);
        for (const at of asked) {
          for (const each of offering.homework) {
            const marked = await works(database.db, offering, each, at);
            const of = (person: string) =>
              marked.find((one) => one.people.some(({ id }) => id === person))?.submission;
            expect(people.map(of)).toEqual(counting(history, late, each.slug, at));
            found += marked.length;
          }
        }
      }),
      { numRuns: 12, endOnFailure: true },
    );
    expect(found).toBeGreaterThan(40);
  },
);
