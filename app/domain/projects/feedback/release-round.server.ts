import type { Db } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import { findDocument, lockProject } from '../find-project.server.ts';
import { announceFeedback } from './announce-feedback.server.ts';
import { releaseDrafts } from './release-comments.server.ts';
import { roundMark, staffRound } from './staff-round.server.ts';

export type ReleaseRoundResult =
  | { ok: true; teams: number; documents: string[]; repeated: boolean }
  /** `changed`: something is not as it was shown, and nothing was told. */
  | { ok: false; because: 'changed' | 'nothing held' };

/**
 * Tells every team of the shown plan its answer at once: decisions, conditions, marks and comments,
 * in one transaction. Exactly the plan that was shown is released; the same plan again is the same
 * release.
 *
 * @param mark of the plan that was shown
 */
export async function releaseRound(
  services: { db: Db },
  asker: SignedInAsker,
  stage: StageName,
  mark: string,
): Promise<ReleaseRoundResult> {
  if (!may(asker.role, 'give feedback')) return { ok: false, because: 'nothing held' };
  if (!/^[\w-]{43}$/.test(mark)) return { ok: false, because: 'changed' };
  const { offering, person, at } = asker;
  const subject = `round:${offering}:${stage}:${mark}`;
  return services.db.$transaction(
    async (tx) => {
      // Two releases take turns at the offering; each project is then held as for a decision.
      await tx.$queryRaw`SELECT id FROM offering WHERE id = ${offering} FOR NO KEY UPDATE`;
      const repeated = await tx.record.findFirst({ where: { subject } });
      if (repeated !== null) return { ok: true, teams: 0, documents: [], repeated: true };
      const before = await staffRound(tx, asker, stage);
      const slugs = before.answers.map(({ project }) => project);
      const projects = await tx.project.findMany({
        where: { offeringId: offering, slug: { in: slugs } },
        orderBy: { id: 'asc' },
      });
      for (const { id } of projects) await lockProject(tx, id);
      const plan = await staffRound(tx, asker, stage);
      if (plan.answers.length === 0) return { ok: false, because: 'nothing held' };
      if (roundMark(plan) !== mark) return { ok: false, because: 'changed' };
      for (const answer of plan.answers) {
        const document = await findDocument(tx, asker, answer.project, stage);
        if (document === null) continue;
        const comments = await releaseDrafts(tx, asker, document, stage);
        await tx.decision.update({ where: { id: answer.id }, data: { releasedAt: at } });
        const { version, verdict, note, scope, conditions } = answer;
        await announceFeedback(tx, asker, document, {
          ...{
            event: `decision:${answer.id}`,
            stage,
            version,
            verdict,
            note,
            scope,
            conditions,
            comments,
          },
        });
      }
      await writeRecord(tx, {
        ...{ offering, actor: person.id, action: 'released round', subject, at },
        to: { stage, decisions: plan.answers.map(({ id }) => id) },
      });
      const documents = plan.answers.map(({ documentId }) => documentId);
      return { ok: true, teams: plan.answers.length, documents, repeated: false };
    },
    { timeout: 60_000 },
  );
}
