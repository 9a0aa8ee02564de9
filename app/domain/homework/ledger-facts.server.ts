import type { Db, Transaction } from '#app/db/client.ts';
import type { OfferingFile } from '#app/domain/syllabus/course.ts';
import { releasedScores, type ReleasedScore } from '#app/domain/waitlist/released-scores.server.ts';
import type { LedgerAssignment, LedgerFacts } from './ledger-facts.ts';
import { ledgerRows, type LedgerRows } from './ledger-rows.server.ts';
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
  const released = await releasedScores(db, offering, at, [personId]);
  return ledgerFactsWith(db, offering, personId, released, at);
}

/** The same, where the scores that the person may know have been asked for already. */
export async function ledgerFactsWith(
  db: Db | Transaction,
  offering: OfferingFile,
  personId: string,
  released: readonly ReleasedScore[],
  at: Date,
): Promise<LedgerFacts> {
  return factsFrom(
    offering,
    await ledgerRows(db, offering.slug, [personId]),
    released,
    at,
  )(personId);
}

/** The same of many people, by their ids: with as many queries as for one. */
export async function everybodysLedgerFacts(
  db: Db | Transaction,
  offering: OfferingFile,
  people: readonly string[],
  at: Date,
): Promise<(personId: string) => LedgerFacts> {
  // One after the other: a transaction has one connection.
  const rows = await ledgerRows(db, offering.slug, people);
  const released = await releasedScores(db, offering, at, people);
  return factsFrom(offering, rows, released, at);
}

function factsFrom(
  offering: OfferingFile,
  rows: LedgerRows,
  released: readonly ReleasedScore[],
  at: Date,
): (personId: string) => LedgerFacts {
  const homeworkOf = homeworkFacts(offering, rows, released);
  const stagesOf = stageFacts(offering, rows, at);
  return (personId) => ({
    zone: offering.zone,
    policy: offering.policy.late,
    assignments: [...homeworkOf(personId), ...stagesOf(personId)],
  });
}

type AssignmentsOf = (personId: string) => LedgerAssignment[];

function homeworkFacts(
  { homework }: OfferingFile,
  rows: LedgerRows,
  released: readonly ReleasedScore[],
): AssignmentsOf {
  const moves = grouped(rows.moves, ({ work }) => work);
  const scores = grouped(released, ({ submissionId }) => submissionId);
  const extensions = grouped(rows.extensions, ({ personId }) => personId);
  const submissions = grouped(rows.submissions, ({ personId }) => personId);
  const choices = grouped(rows.choices, ({ personId }) => personId);
  return (personId) =>
    homework.map(({ slug, due }) => ({
      ...{ key: slug, due, moves: movesOf(moves.get(slug)) },
      extensions: of(slug, extensions.get(personId)).map(extension),
      submissions: of(slug, submissions.get(personId)).map(({ id, at }) => ({
        ...{ id, at },
        scores: (scores.get(id) ?? []).flatMap(({ full, knownFrom }) =>
          // A homework is out of 100 points; what lateness takes off them the ledger says itself.
          full === null ? [] : [{ percent: full, knownFrom }],
        ),
      })),
      choices: of(slug, choices.get(personId)).map(({ submission, at }) => ({ submission, at })),
    }));
}

function stageFacts({ project }: OfferingFile, rows: LedgerRows, at: Date): AssignmentsOf {
  const moves = grouped(rows.moves, ({ work }) => work);
  const times = grouped(rows.times, ({ personId }) => personId);
  const extensions = grouped(rows.teamExtensions, ({ projectId }) => projectId);
  const versions = grouped(rows.versions, ({ projectId }) => projectId);
  return (personId) => {
    const own = times.get(personId) ?? [];
    const projects = [...new Set(own.map(({ projectId }) => projectId))];
    return project.stages.map(({ stage, due }) => {
      const work = projects.map((projectId) => ({
        projectId,
        versions: of(stage, versions.get(projectId)).map((first) => ({
          ...{ id: first.id, at: first.at },
        })),
        extensions: of(stage, extensions.get(projectId)).map(extension),
      }));
      return { key: stage, due, moves: movesOf(moves.get(stage)), ...ownWork(own, work, at) };
    });
  };
}

/** Those of one homework or stage. */
function of<Row extends { work: string }>(work: string, rows: readonly Row[] = []): Row[] {
  return rows.filter((row) => row.work === work);
}

function movesOf(rows: LedgerRows['moves'] = []) {
  return rows.map(({ due, movedAt }) => ({ due, movedAt }));
}

function extension({ due, grantedAt }: { due: Date; grantedAt: Date }) {
  return { due, grantedAt };
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
