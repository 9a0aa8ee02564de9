import { v7 as newId } from 'uuid';
import type { Db, Transaction } from '#app/db/client.ts';
import type { ScopeAnswer, StageName, Verdict } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import { readDetails } from '../details/details-fields.ts';
import { approvedGoalsOf } from '../details/kept-details.server.ts';
import { findDocument, lockProject, type FoundDocument } from '../find-project.server.ts';
import { versionGoals } from '../goals/version-goals.ts';
import { isStorable } from '../document/safe-text.ts';
import { announceFeedback } from './announce-feedback.server.ts';
import { conditionLines } from './conditions.ts';
import { releaseDrafts } from './release-comments.server.ts';
import { decisionNote } from './thread.ts';

export type DecideVersionInput = {
  project: string;
  stage: StageName;
  /** The number of the version that the decision is about: what the staff member has read. */
  version: number;
  verdict: Verdict;
  note: string;
  /** An approval with conditions: at least one line. Left out for any other answer. */
  conditions?: readonly string[] | undefined;
  /** What is said to a change of the goals; needed where there is one, and nothing elsewhere. */
  scope?: ScopeAnswer | null | undefined;
  /** Whether the team hears of it with the round instead of at once. */
  hold?: boolean | undefined;
};

type DecisionRefusal =
  | 'not found'
  | 'note too long'
  | 'changes need words'
  /** An approval with conditions names none, or too many or too long ones. */
  | 'no conditions'
  | 'conditions too long'
  /** The version changes the goals, and nothing is said to that. */
  | 'scope open';

export type DecideVersionResult =
  | { ok: true; comments: number; repeated: boolean }
  | { ok: false; because: DecisionRefusal }
  /** The team has handed in another version meanwhile. */
  | { ok: false; because: 'not the latest'; latest: number }
  | { ok: false; because: 'already decided'; by: string; verdict: Verdict };

/**
 * Answers a version: approved, approved with conditions, or changes requested. Decision, release of every draft, record,
 * notifications and mails are one transaction; of two that decide at once, the second is told who
 * was first. Held for the round, it is a draft of staff until that is released. A request for changes says something: in the note or in comments.
 */
export async function decideVersion(
  services: { db: Db },
  asker: SignedInAsker,
  input: DecideVersionInput,
): Promise<DecideVersionResult> {
  const note = decisionNote.safeParse(input.note);
  if (!note.success) return { ok: false, because: 'note too long' };
  const lines = input.conditions === undefined ? [] : conditionLines(input.conditions.join('\n'));
  if (lines === null || !lines.every(isStorable)) {
    return { ok: false, because: 'conditions too long' };
  }
  if (input.conditions !== undefined && (lines.length === 0 || input.verdict !== 'approved')) {
    return { ok: false, because: 'no conditions' };
  }
  return services.db.$transaction(async (tx) => {
    const document = await findDocument(tx, asker, input.project, input.stage);
    if (document?.access !== 'staff') return { ok: false, because: 'not found' };
    await lockProject(tx, document.id);
    return decideLocked(tx, asker, document, { ...input, note: note.data, conditions: lines });
  });
}

async function decideLocked(
  tx: Transaction,
  asker: SignedInAsker,
  document: FoundDocument,
  input: DecideVersionInput & { conditions: readonly string[] },
): Promise<DecideVersionResult> {
  const { documentId } = document;
  const { version: number, verdict, note, stage, conditions, hold = false } = input;
  const latest = await tx.version.findFirst({
    where: { documentId },
    orderBy: { number: 'desc' },
    select: {
      id: true,
      number: true,
      details: true,
      marks: { select: { criterion: true, level: true } },
      decision: { include: { person: true, conditions: true } },
    },
  });
  if (latest === null || number > latest.number) return { ok: false, because: 'not found' };
  if (number < latest.number) {
    return { ok: false, because: 'not the latest', latest: latest.number };
  }
  const { decision: earlier } = latest;
  if (earlier !== null) {
    const repeated =
      earlier.decidedBy === asker.person.id &&
      earlier.verdict === verdict &&
      earlier.note === note &&
      earlier.scope === (input.scope ?? null) &&
      earlier.conditions.length === conditions.length;
    return repeated
      ? { ok: true, comments: 0, repeated }
      : {
          ok: false,
          because: 'already decided',
          by: earlier.person.name,
          verdict: earlier.verdict,
        };
  }
  const approved = await approvedGoalsOf(tx, document.id, asker.at);
  const goals = versionGoals(stage, readDetails(latest.details), approved);
  const scope = (goals?.changes ?? null) === null ? null : (input.scope ?? undefined);
  if (scope === undefined) return { ok: false, because: 'scope open' };
  const comments = hold
    ? await tx.comment.count({ where: { thread: { documentId }, releasedAt: null } })
    : await releaseDrafts(tx, asker, document, stage);
  if (verdict === 'changes_requested' && note === '') {
    const said = await tx.comment.count({
      where: { thread: { versionId: latest.id }, releasedAt: { not: null } },
    });
    if (said + comments === 0) return { ok: false, because: 'changes need words' };
  }
  const id = newId();
  await tx.decision.create({
    data: {
      id,
      versionId: latest.id,
      decidedBy: asker.person.id,
      verdict,
      note,
      scope,
      decidedAt: asker.at,
      releasedAt: hold ? null : asker.at,
      conditions: {
        create: conditions.map((text, index) => ({ id: newId(), number: index + 1, text })),
      },
    },
  });
  await writeRecord(tx, {
    offering: asker.offering,
    actor: asker.person.id,
    action: hold ? 'held decision' : 'decided version',
    subject: `version:${latest.id}`,
    to: {
      verdict,
      comments,
      ...(scope !== null && { scope }),
      ...(latest.marks.length > 0 && { marks: latest.marks }),
      ...(conditions.length > 0 && { conditions: [...conditions] }),
    },
    ...(note !== '' && { why: note }),
    at: asker.at,
  });
  if (hold) return { ok: true, comments: 0, repeated: false };
  const event = `decision:${id}`;
  const told = { verdict, note, scope, conditions: conditions.length, comments };
  await announceFeedback(tx, asker, document, { event, stage, version: number, ...told });
  return { ok: true, comments, repeated: false };
}
