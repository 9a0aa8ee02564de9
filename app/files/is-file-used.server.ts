import type { Db } from '#app/db/client.ts';

/** Whether anything of the portal is this file of the store. */
export async function isFileUsed(db: Db, sha256: string): Promise<boolean> {
  const rows = await Promise.all([
    db.figure.count({ where: { sha256 } }),
    db.video.count({ where: { sha256 } }),
    db.submittedFile.count({ where: { sha256 } }),
    db.broughtFile.count({ where: { sha256 } }),
    db.keptModel.count({ where: { sha256 } }),
  ]);
  return rows.some((count) => count > 0);
}
