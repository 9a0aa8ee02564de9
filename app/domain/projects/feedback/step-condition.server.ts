import { v7 as newId } from 'uuid';
import type { Db, Transaction } from '#app/db/client.ts';
import type { ConditionStep, StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { notify } from '#app/domain/people/notify.server.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import { findProject, lockProject, type FoundProject } from '../find-project.server.ts';
import { feedbackPath, membersNow } from './announce-feedback.server.ts';
import { conditionState, refuseStep, type StepRefusal } from './conditions.ts';
import { conditionWords, isReleased } from './thread.ts';

export type StepConditionInput = {
  project: string;
  /** On whose page it was said: a later stage inherits what an approval left open. */
  stage: StageName;
  condition: string;
  step: ConditionStep;
  words: string;
};

export type StepConditionResult =
  { ok: true } | { ok: false; because: 'not found' | 'words too long' | StepRefusal };

/**
 * Says something about a condition of an approval: the team that it is met and how, staff that it
 * is accepted or open again. The other side is told. Said twice at once, it is said once.
 */
export async function stepCondition(
  db: Db,
  asker: SignedInAsker,
  input: StepConditionInput,
): Promise<StepConditionResult> {
  const words = conditionWords.safeParse(input.words);
  if (!words.success) return { ok: false, because: 'words too long' };
  return db.$transaction(async (tx) => {
    const project = await findProject(tx, asker, input.project);
    if (project === null) return { ok: false, because: 'not found' };
    await lockProject(tx, project.id);
    const condition = await tx.condition.findFirst({
      where: {
        id: input.condition,
        decision: { version: { document: { projectId: project.id } } },
      },
      include: {
        facts: { orderBy: { id: 'asc' } },
        decision: { select: { decidedBy: true, releasedAt: true } },
      },
    });
    if (condition === null) return { ok: false, because: 'not found' };
    const { decision, facts, text } = condition;
    if (!isReleased(decision.releasedAt, asker.at)) return { ok: false, because: 'not found' };
    const state = conditionState(facts);
    const refused = refuseStep(state, input.step, project.access, words.data);
    if (refused !== null) return { ok: false, because: refused };
    await say(tx, asker, project, {
      ...{ ...input, words: words.data, text, state },
      decidedBy: decision.decidedBy,
    });
    return { ok: true };
  });
}

type Said = StepConditionInput & { text: string; state: string; decidedBy: string };

async function say(tx: Transaction, asker: SignedInAsker, project: FoundProject, said: Said) {
  const { condition, step, words, stage, text, state, decidedBy } = said;
  const { offering, at } = asker;
  const id = newId();
  await tx.conditionFact.create({
    data: { id, conditionId: condition, personId: asker.person.id, step, words, at },
  });
  await writeRecord(tx, {
    ...{ offering, actor: asker.person.id, action: `${step} condition`, at },
    subject: `condition:${condition}`,
    from: { state },
    to: { step },
    ...(words !== '' && { why: words }),
  });
  if (step === 'unticked') return;
  await notify(tx, {
    ...{ kind: 'condition', event: `condition:${id}`, offering, at },
    people: step === 'ticked' ? [decidedBy] : await membersNow(tx, project.id, at),
    path: feedbackPath(offering, project.slug, stage),
    data: { project: project.title, condition: text, step, words },
  });
}
