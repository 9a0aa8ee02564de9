import type { Transaction } from '#app/db/client.ts';
import type { ScopeAnswer, StageName, Verdict } from '#app/db/generated/enums.ts';
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
  /** What it says to a change of the goals; null where there is none. */
  scope: ScopeAnswer | null;
  /** How many conditions an approval comes with. */
  conditions: number;
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
  await notify(tx, {
    ...{ kind: 'feedback', event, offering, at },
    people: await membersNow(tx, document.id, at),
    path: feedbackPath(offering, document.slug, feedback.stage),
    data: { project: document.title, ...feedback },
  });
}

/** The ids of who is in the team at an instant. */
export async function membersNow(tx: Transaction, projectId: string, at: Date): Promise<string[]> {
  const members = await tx.projectMember.findMany({
    where: { projectId, from: { lte: at }, OR: [{ to: null }, { to: { gt: at } }] },
    select: { personId: true },
  });
  return members.map(({ personId }) => personId);
}
