import type { Db, Transaction } from '#app/db/client.ts';
import type { OfferingFile } from '#app/domain/syllabus/course.ts';
import { releasedScores, type ReleasedScore } from '#app/domain/waitlist/released-scores.server.ts';
import type { LedgerAssignment, LedgerFacts } from './ledger-facts.ts';
import { ownWork } from './own-work.ts';

/**
 * What one person's late days in an offering are decided by: their submissions for its homework,
 * the first version of each stage (a revision answers feedback and is never late) of the projects
 * they were in when it came, the deadlines and extensions. Of scores only those they may know.
 */
export async function ledgerFacts(
  db: Db | Transaction,
  offering: OfferingFile,
  personId: string,
  at: Date,
): Promise<LedgerFacts> {
  const scores = await releasedScores(db, offering.slug, at, personId);
  const [homework, stages] = await Promise.all([
    homeworkFacts(db, offering, personId, scores),
    stageFacts(db, offering, personId, at),
  ]);
  return {
    zone: offering.zone,
    policy: offering.policy.lateDays,
    assignments: [...homework, ...stages],
  };
}

async function homeworkFacts(
  db: Db | Transaction,
  offering: OfferingFile,
  personId: string,
  scores: readonly ReleasedScore[],
): Promise<LedgerAssignment[]> {
  const rows = await db.homework.findMany({
    where: { offeringId: offering.slug },
    select: {
      slug: true,
      deadlines: { select: { due: true, movedAt: true } },
      extensions: { where: { personId }, select: { due: true, grantedAt: true } },
      submissions: { where: { personId }, select: { id: true, submittedAt: true } },
    },
  });
  return offering.homework.map(({ slug, due }) => {
    const row = rows.find((each) => each.slug === slug);
    return {
      key: slug,
      due,
      moves: row?.deadlines ?? [],
      extensions: row?.extensions ?? [],
      submissions: (row?.submissions ?? []).map(({ id, submittedAt }) => ({
        id,
        at: submittedAt,
        scores: scores.filter(({ submissionId }) => submissionId === id),
      })),
    };
  });
}

async function stageFacts(
  db: Db | Transaction,
  offering: OfferingFile,
  personId: string,
  at: Date,
): Promise<LedgerAssignment[]> {
  const here = { offeringId: offering.slug };
  const own = { members: { some: { personId, ...here } } };
  const [times, rows] = await Promise.all([
    db.projectMember.findMany({
      where: { personId, ...here },
      select: { projectId: true, from: true, to: true },
    }),
    db.stage.findMany({
      where: here,
      select: {
        name: true,
        deadlines: { select: { due: true, movedAt: true } },
        extensions: {
          where: { project: own, withdrawal: null },
          select: { projectId: true, due: true, grantedAt: true },
        },
        documents: {
          where: { project: own },
          select: {
            projectId: true,
            versions: { where: { number: 1 }, select: { id: true, submittedAt: true } },
          },
        },
      },
    }),
  ]);
  return offering.project.stages.map(({ stage, due }) => {
    const row = rows.find(({ name }) => name === stage);
    const projects = [...new Set(times.map(({ projectId }) => projectId))];
    const work = projects.map((projectId) => ({
      projectId,
      versions: (row?.documents ?? [])
        .filter((document) => document.projectId === projectId)
        .flatMap(({ versions }) => versions)
        .map(({ id, submittedAt }) => ({ id, at: submittedAt })),
      extensions: (row?.extensions ?? []).filter((given) => given.projectId === projectId),
    }));
    return { key: stage, due, moves: row?.deadlines ?? [], ...ownWork(times, work, at) };
  });
}
