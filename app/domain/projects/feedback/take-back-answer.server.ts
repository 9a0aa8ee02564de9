import type { Db } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import { findDocument, lockProject } from '../find-project.server.ts';

export type TakeBackAnswerResult =
  | { ok: true }
  /** `released`: the team has it already. */
  | { ok: false; because: 'not found' | 'released' };

/** Takes back an answer that is held for the round, as if it had not been given. */
export async function takeBackAnswer(
  db: Db,
  asker: SignedInAsker,
  input: { project: string; stage: StageName; version: number },
): Promise<TakeBackAnswerResult> {
  return db.$transaction(async (tx) => {
    const document = await findDocument(tx, asker, input.project, input.stage);
    if (document?.access !== 'staff') return { ok: false, because: 'not found' };
    await lockProject(tx, document.id);
    const decision = await tx.decision.findFirst({
      where: { version: { documentId: document.documentId, number: input.version } },
    });
    if (decision === null) return { ok: false, because: 'not found' };
    if (decision.releasedAt !== null) return { ok: false, because: 'released' };
    await tx.decision.delete({ where: { id: decision.id } });
    await writeRecord(tx, {
      ...{ offering: asker.offering, actor: asker.person.id, action: 'took back held answer' },
      ...{ subject: `version:${decision.versionId}`, from: { verdict: decision.verdict } },
      at: asker.at,
    });
    return { ok: true };
  });
}
