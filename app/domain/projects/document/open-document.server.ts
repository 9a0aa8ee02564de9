import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';

/**
 * The id of a stage's document, made empty at the first visit, also when two members come at once.
 * Null when the offering has no such stage. The caller has found the project for its member.
 */
export async function openDocument(
  db: Db,
  asker: SignedInAsker,
  projectId: string,
  stage: StageName,
): Promise<string | null> {
  const row = await db.stage.findUnique({
    where: { offeringId_name: { offeringId: asker.offering, name: stage } },
  });
  if (row === null) return null;
  const where = { projectId, stageId: row.id };
  await db.document.createMany({
    data: [{ id: newId(), ...where, createdAt: asker.at }],
    skipDuplicates: true,
  });
  const document = await db.document.findFirst({ where, select: { id: true } });
  return document?.id ?? null;
}
