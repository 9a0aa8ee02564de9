import type { Transaction } from '#app/db/client.ts';
import type { StageName, Verdict } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { notify } from '#app/domain/people/notify.server.ts';
import type { FoundDocument } from '../find-project.server.ts';

/** Where a notification about feedback leads. */
export function feedbackPath(offering: string, project: string, stage: StageName): string {
  return `/${offering}/projects/${project}/${stage}`;
}

export type Feedback = {
  /** What each member hears of once: `decision:<id>`, `comments:<id>`. */
  event: string;
  stage: StageName;
  version: number;
  /** Null when comments were sent without a decision. */
  verdict: Verdict | null;
  note: string;
  /** How many comments came with it. */
  comments: number;
};

/** Tells every member of the team that there is feedback, in the transaction that releases it. */
export async function announceFeedback(
  tx: Transaction,
  { offering, at }: SignedInAsker,
  document: FoundDocument,
  { event, ...feedback }: Feedback,
): Promise<void> {
  const members = await tx.projectMember.findMany({
    where: { projectId: document.id, from: { lte: at }, OR: [{ to: null }, { to: { gt: at } }] },
    select: { personId: true },
  });
  await notify(tx, {
    ...{ kind: 'feedback', event, offering, at },
    people: members.map(({ personId }) => personId),
    path: feedbackPath(offering, document.slug, feedback.stage),
    data: { project: document.title, ...feedback },
  });
}
