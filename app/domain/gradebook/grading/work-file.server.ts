import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';

/** Whether the asker may mark a work that is at this address. */
export async function isWork(
  db: Db,
  { role, offering }: SignedInAsker,
  { homework, submission }: { homework: string; submission: string },
): Promise<boolean> {
  if (!z.uuid().safeParse(submission).success || !may(role, 'grade')) return false;
  const where = { id: submission, homework: { offeringId: offering, slug: homework } };
  return (await db.submission.count({ where })) > 0;
}

/** What a file is called where nobody is to know whose it is: its name may say so. */
export function blindName(name: string, instead: string): string {
  return instead + (/\.[a-z0-9]{1,5}$/i.exec(name)?.[0].toLowerCase() ?? '');
}

/**
 * A file of a work that staff mark; null when there is none of this id for the asker.
 *
 * @param blind whether its name is kept from them
 */
export async function workFile(
  db: Db,
  { role, offering }: SignedInAsker,
  { homework, submission, file }: { homework: string; submission: string; file: string },
  blind: boolean,
): Promise<{ name: string; sha256: string; size: number } | null> {
  const isId = [submission, file].every((id) => z.uuid().safeParse(id).success);
  if (!isId || !may(role, 'grade')) return null;
  const found = await db.submittedFile.findFirst({
    where: {
      ...{ id: file, submissionId: submission },
      submission: { homework: { offeringId: offering, slug: homework } },
    },
    select: { name: true, sha256: true, size: true },
  });
  return found && blind ? { ...found, name: blindName(found.name, homework) } : found;
}
