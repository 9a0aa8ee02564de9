import type { Db, Transaction } from '#app/db/client.ts';
import type { OfferingFile } from '#app/domain/syllabus/course.ts';
import { releasedScores } from '#app/domain/waitlist/released-scores.server.ts';
import type { LedgerAssignment, LedgerFacts } from './ledger-facts.ts';
import { ownWork } from './own-work.ts';

/**
 * What one person's late days in an offering are decided by: their submissions for its homework,
 * the first version of each stage (a revision answers feedback and is never late) of the projects
 * they were in when it came, the deadlines and the extensions that hold. Of scores only those they
 * may know, of extensions never the reason.
 */
export async function ledgerFacts(
  db: Db | Transaction,
  offering: OfferingFile,
  personId: string,
  at: Date,
): Promise<LedgerFacts> {
  const factsOf = await everybodysLedgerFacts(db, offering, [personId], at);
  return factsOf(personId);
}

/** The same of many people, by their ids: with as many queries as for one. */
export async function everybodysLedgerFacts(
  db: Db | Transaction,
  offering: OfferingFile,
  people: readonly string[],
  at: Date,
): Promise<(personId: string) => LedgerFacts> {
  const [homeworkOf, stagesOf] = await Promise.all([
    homeworkFacts(db, offering, people, at),
    stageFacts(db, offering, people, at),
  ]);
  return (personId) => ({
    zone: offering.zone,
    policy: offering.policy.lateDays,
    assignments: [...homeworkOf(personId), ...stagesOf(personId)],
  });
}

type AssignmentsOf = (personId: string) => LedgerAssignment[];

async function homeworkFacts(
  db: Db | Transaction,
  offering: OfferingFile,
  people: readonly string[],
  at: Date,
): Promise<AssignmentsOf> {
  const own = { personId: { in: [...people] } };
  const [released, found] = await Promise.all([
    releasedScores(db, offering.slug, at, people),
    db.homework.findMany({
      where: { offeringId: offering.slug },
      select: {
        slug: true,
        deadlines: { select: { due: true, movedAt: true } },
        extensions: {
          where: { ...own, withdrawal: null },
          select: { personId: true, due: true, grantedAt: true },
        },
        submissions: {
          where: own,
          orderBy: { number: 'asc' },
          select: { personId: true, id: true, submittedAt: true },
        },
      },
    }),
  ]);
  const scores = grouped(released, ({ submissionId }) => submissionId);
  const rows = found.map(({ extensions, submissions, ...row }) => ({
    ...row,
    extensions: grouped(extensions, ({ personId }) => personId),
    submissions: grouped(submissions, ({ personId }) => personId),
  }));
  return (personId) =>
    offering.homework.map(({ slug, due }) => {
      const row = rows.find((each) => each.slug === slug);
      const extensions = row?.extensions.get(personId) ?? [];
      const submissions = row?.submissions.get(personId) ?? [];
      return {
        ...{ key: slug, due, moves: row?.deadlines ?? [] },
        extensions: extensions.map((given) => ({ due: given.due, grantedAt: given.grantedAt })),
        submissions: submissions.map(({ id, submittedAt }) => ({
          ...{ id, at: submittedAt },
          scores: (scores.get(id) ?? []).flatMap(({ points, knownFrom }) =>
            // A homework is out of 100 points.
            points === null ? [] : [{ percent: points, knownFrom }],
          ),
        })),
      };
    });
}

async function stageFacts(
  db: Db | Transaction,
  offering: OfferingFile,
  people: readonly string[],
  at: Date,
): Promise<AssignmentsOf> {
  const here = { offeringId: offering.slug };
  const own = { personId: { in: [...people] }, ...here };
  const project = { members: { some: own } };
  const [times, found] = await Promise.all([
    db.projectMember.findMany({
      where: own,
      select: { personId: true, projectId: true, from: true, to: true },
    }),
    db.stage.findMany({
      where: here,
      select: {
        name: true,
        deadlines: { select: { due: true, movedAt: true } },
        extensions: {
          where: { project, withdrawal: null },
          select: { projectId: true, due: true, grantedAt: true },
        },
        documents: {
          where: { project },
          select: {
            projectId: true,
            versions: { where: { number: 1 }, select: { id: true, submittedAt: true } },
          },
        },
      },
    }),
  ]);
  const timesOf = grouped(times, ({ personId }) => personId);
  const rows = found.map(({ extensions, documents, ...row }) => ({
    ...row,
    extensions: grouped(extensions, ({ projectId }) => projectId),
    documents: grouped(documents, ({ projectId }) => projectId),
  }));
  return (personId) => {
    const ownTimes = timesOf.get(personId) ?? [];
    const projects = [...new Set(ownTimes.map(({ projectId }) => projectId))];
    return offering.project.stages.map(({ stage, due }) => {
      const row = rows.find(({ name }) => name === stage);
      const work = projects.map((projectId) => ({
        projectId,
        versions: (row?.documents.get(projectId) ?? [])
          .flatMap(({ versions }) => versions)
          .map(({ id, submittedAt }) => ({ id, at: submittedAt })),
        extensions: (row?.extensions.get(projectId) ?? []).map((given) => ({
          ...{ due: given.due, grantedAt: given.grantedAt },
        })),
      }));
      return { key: stage, due, moves: row?.deadlines ?? [], ...ownWork(ownTimes, work, at) };
    });
  };
}

/** Rows by whose they are, so that nobody looks through everybody's. */
function grouped<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
