import { createHash } from 'node:crypto';
import type { Db, Transaction } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import { isNow } from '../access.ts';
import { planText, type HeldAnswer, type RoundPlan } from './round-plan.ts';

/** What the release of a stage's round would tell whom now; empty for who is not staff. */
export async function staffRound(
  db: Db | Transaction,
  asker: SignedInAsker,
  stage: StageName,
): Promise<RoundPlan> {
  if (!may(asker.role, 'give feedback')) return { answers: [], undecided: [] };
  const documents = await db.document.findMany({
    where: {
      ...{ stage: { name: stage }, project: { offeringId: asker.offering } },
      versions: { some: {} },
    },
    orderBy: [{ project: { title: 'asc' } }, { id: 'asc' }],
    include: {
      project: { include: { members: { include: { person: { select: { name: true } } } } } },
      versions: {
        orderBy: { number: 'asc' },
        include: {
          decision: {
            include: {
              person: { select: { name: true } },
              _count: { select: { conditions: true } },
            },
          },
        },
      },
      threads: {
        select: {
          comments: { where: { releasedAt: null }, select: { id: true, writtenAt: true } },
        },
      },
    },
  });
  const answers = documents.flatMap(({ id: documentId, project, versions, threads }) => {
    const held = versions.flatMap(({ number, decision }) =>
      decision === null || decision.releasedAt !== null ? [] : [{ number, ...decision }],
    );
    return held.map(({ id, number, verdict, note, scope, person, _count }): HeldAnswer => ({
      ...{ id, documentId, project: project.slug, title: project.title, version: number },
      team: project.members
        .filter((member) => isNow(member, asker.at))
        .map((member) => member.person.name),
      ...{ verdict, note, scope, by: person.name, conditions: _count.conditions },
      drafts: threads.flatMap(({ comments }) => comments),
    }));
  });
  const undecided = documents.flatMap(({ project, versions }) =>
    versions.at(-1)?.decision === null ? [{ project: project.slug, title: project.title }] : [],
  );
  return { answers, undecided };
}

/** How many answers are held for the round of each stage; nothing for who is not staff. */
export async function heldByStage(
  db: Db,
  asker: SignedInAsker,
): Promise<{ stage: StageName; held: number }[]> {
  if (!may(asker.role, 'give feedback')) return [];
  const rows = await db.decision.findMany({
    where: {
      releasedAt: null,
      version: { document: { project: { offeringId: asker.offering } } },
    },
    select: { version: { select: { document: { select: { stage: true } } } } },
  });
  const stages = rows.map(({ version }) => version.document.stage.name);
  return [...new Set(stages)].map((stage) => ({
    stage,
    held: stages.filter((each) => each === stage).length,
  }));
}

/** What stands for exactly this plan. */
export function roundMark(plan: RoundPlan): string {
  return createHash('sha256').update(planText(plan)).digest('base64url');
}
