import { createHash } from 'node:crypto';
import type { Db, Transaction } from '#app/db/client.ts';
import { gradedPeople } from '#app/domain/homework/graded-people.server.ts';
import { everybodysLedgerFacts } from '#app/domain/homework/ledger-facts.server.ts';
import { lateDayLedger } from '#app/domain/homework/ledger.ts';
import type { HomeworkFile, OfferingFile } from '#app/domain/syllabus/course.ts';
import type { Work } from './work.ts';

/**
 * What is marked of a homework: of everybody who is graded and handed it in, the version that
 * counts; where none was accepted, nothing. What a team handed in together is marked once. The
 * number of queries does not grow with the people.
 */
export async function works(
  db: Db | Transaction,
  offering: OfferingFile,
  { slug, due }: HomeworkFile,
  at: Date,
): Promise<Work[]> {
  const [people, moves, versions, regrades, scored] = await Promise.all([
    gradedPeople(db, offering.slug, at),
    db.deadlineFact.count({ where: { homework: { offeringId: offering.slug, slug } } }),
    db.submission.findMany({
      where: { homework: { offeringId: offering.slug, slug }, submittedAt: { lte: at } },
      orderBy: { number: 'asc' },
      select: { id: true, personId: true, number: true, submittedAt: true, togetherId: true },
    }),
    db.regradeRequest.findMany({
      where: {
        ...{ submission: { homework: { offeringId: offering.slug, slug } }, outcome: null },
        askedAt: { lte: at },
      },
      select: { submissionId: true, part: true },
    }),
    db.scoreFact.findMany({
      where: { offeringId: offering.slug, item: slug, submission: { togetherId: { not: null } } },
      select: { submissionId: true },
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
  const rows = people.flatMap((person) =>
    (own.get(person.id) ?? [])
      .filter(({ id }) => plain(person.id) || counting.has(id))
      .slice(-1)
      .map((version) => ({ ...version, person: { id: person.id, name: person.name } })),
  );
  const hasScore = new Set(scored.map(({ submissionId }) => submissionId));
  const together = new Map<string, typeof rows>();
  for (const row of rows) {
    const key = row.togetherId ?? row.id;
    together.set(key, [...(together.get(key) ?? []), row]);
  }
  return [...together.values()].map((of): Work => {
    // The same one, whoever of them comes or goes and whatever they are called.
    const first = of.reduce((a, b) => (a.id < b.id ? a : b));
    const ids = of.map(({ id }) => id);
    return {
      ...{ submission: first.id, rows: ids, number: first.number, at: first.submittedAt },
      ...{ people: of.map(({ person }) => person), code: codeOf(slug, first) },
      regrades: regrades.flatMap(({ submissionId, part }) =>
        ids.includes(submissionId) ? [part] : [],
      ),
      lacksScore: first.togetherId !== null && !ids.every((id) => hasScore.has(id)),
    };
  });
}

/** What a work is called while nobody is to know whose it is: of a person the same for all versions. */
export function codeOf(
  homework: string,
  { personId, togetherId }: { personId: string; togetherId: string | null },
): string {
  const whose = togetherId ?? personId;
  return createHash('sha256').update(`${homework} ${whose}`).digest('hex').slice(0, 6);
}
