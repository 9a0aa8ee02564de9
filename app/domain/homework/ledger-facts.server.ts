import type { Db } from '#app/db/client.ts';
import type { OfferingFile } from '#app/domain/syllabus/course.ts';
import { releasedScores, type ReleasedScore } from '#app/domain/waitlist/released-scores.server.ts';
import type { LedgerAssignment, LedgerFacts } from './ledger-facts.ts';

/**
 * What one person's late days in an offering are decided by: their submissions for its homework,
 * the first version of each stage of their project (a revision answers feedback and is never
 * late), the deadlines and extensions. Of scores only those they may know.
 */
export async function ledgerFacts(
  db: Db,
  offering: OfferingFile,
  personId: string,
  at: Date,
): Promise<LedgerFacts> {
  const scores = await releasedScores(db, offering.slug, at, personId);
  const [homework, stages] = await Promise.all([
    homeworkFacts(db, offering, personId, scores),
    stageFacts(db, offering, personId),
  ]);
  return {
    zone: offering.zone,
    policy: offering.policy.lateDays,
    assignments: [...homework, ...stages],
  };
}

async function homeworkFacts(
  db: Db,
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
  db: Db,
  offering: OfferingFile,
  personId: string,
): Promise<LedgerAssignment[]> {
  const own = { members: { some: { personId, offeringId: offering.slug, to: null } } };
  const rows = await db.stage.findMany({
    where: { offeringId: offering.slug },
    select: {
      name: true,
      deadlines: { select: { due: true, movedAt: true } },
      extensions: {
        where: { project: own, withdrawal: null },
        select: { due: true, grantedAt: true },
      },
      documents: {
        where: { project: own },
        select: { versions: { where: { number: 1 }, select: { id: true, submittedAt: true } } },
      },
    },
  });
  return offering.project.stages.map(({ stage, due }) => {
    const row = rows.find(({ name }) => name === stage);
    const versions = (row?.documents ?? []).flatMap((document) => document.versions);
    return {
      key: stage,
      due,
      moves: row?.deadlines ?? [],
      extensions: row?.extensions ?? [],
      submissions: versions.map(({ id, submittedAt }) => ({ id, at: submittedAt, scores: [] })),
    };
  });
}
