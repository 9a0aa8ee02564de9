import { createHash } from 'node:crypto';
import type { Db, Transaction } from '#app/db/client.ts';
import { gradedPeople } from '#app/domain/homework/graded-people.server.ts';
import { everybodysLedgerFacts } from '#app/domain/homework/ledger-facts.server.ts';
import { lateDayLedger } from '#app/domain/homework/ledger.ts';
import type { HomeworkFile, OfferingFile } from '#app/domain/syllabus/course.ts';
import type { Work } from './work.ts';

/**
 * What is marked of a homework: of everybody who is graded and handed it in, the version that
 * counts; where none was accepted, nothing. The number of queries does not grow with the people.
 */
export async function works(
  db: Db | Transaction,
  offering: OfferingFile,
  { slug, due }: HomeworkFile,
  at: Date,
): Promise<Work[]> {
  const [people, moves, versions, regrades] = await Promise.all([
    gradedPeople(db, offering.slug, at),
    db.deadlineFact.count({ where: { homework: { offeringId: offering.slug, slug } } }),
    db.submission.findMany({
      where: { homework: { offeringId: offering.slug, slug }, submittedAt: { lte: at } },
      orderBy: { number: 'asc' },
      select: { id: true, personId: true, number: true, submittedAt: true },
    }),
    db.regradeRequest.findMany({
      where: {
        ...{ submission: { homework: { offeringId: offering.slug, slug } }, outcome: null },
        askedAt: { lte: at },
      },
      select: { submissionId: true, part: true },
    }),
  ]);
  const own = new Map<string, typeof versions>();
  for (const version of versions) {
    own.set(version.personId, [...(own.get(version.personId) ?? []), version]);
  }
  // A single version that came in time is the one that counts: no late day decides on it.
  const plain = (personId: string) => {
    const [first, second] = own.get(personId) ?? [];
    return moves === 0 && second === undefined && first !== undefined && first.submittedAt <= due;
  };
  const asked = people.filter(({ id }) => own.has(id) && !plain(id)).map(({ id }) => id);
  const factsOf = await everybodysLedgerFacts(db, offering, asked, at);
  const counting = new Set(
    asked.flatMap((person) =>
      lateDayLedger(factsOf(person), at).lines.flatMap(({ standing, submission }) =>
        standing === 'counts on time' || standing === 'counts late' ? [submission] : [],
      ),
    ),
  );
  return people.flatMap((person) =>
    (own.get(person.id) ?? [])
      .filter(({ id }) => plain(person.id) || counting.has(id))
      .slice(-1)
      .map(({ id, number, submittedAt }) => ({
        ...{ submission: id, number, at: submittedAt, code: codeOf(slug, person.id) },
        person: { id: person.id, name: person.name },
        regrades: regrades.flatMap(({ submissionId, part }) => (submissionId === id ? [part] : [])),
      })),
  );
}

/** What a work is called while nobody is to know whose it is: the same for all versions. */
export function codeOf(homework: string, personId: string): string {
  return createHash('sha256').update(`${homework} ${personId}`).digest('hex').slice(0, 6);
}
