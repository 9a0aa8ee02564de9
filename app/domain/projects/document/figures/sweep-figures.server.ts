import type { Db } from '#app/db/client.ts';
import { loadLiveDocument } from '../live-document.server.ts';
import { docFrom, jsonOf } from '../yjs-text.ts';

const day = 86_400_000;
/** A figure that no text shows stays so long: undo, and a text that was offline, may bring it back. */
const patienceDays = 14;
/** So many are looked at in one go; each at most once a day. */
const atOnce = 20;

/**
 * Forgets figures that no version, no live text of their project and none that was replaced has shown
 * for some days; `sweepStore` then clears their files.
 *
 * @param at the real time
 */
export async function sweepFigures({ db }: { db: Db }, at: Date): Promise<void> {
  const since = new Date(at.getTime() - day);
  const due = await db.figure.findMany({
    where: { lookedAt: { lt: since } },
    orderBy: { lookedAt: 'asc' },
    take: atOnce,
  });
  const texts = new Map<string, string>();
  for (const { id, projectId, sha256, idleSince } of due) {
    const live = texts.get(projectId) ?? (await liveTexts(db, projectId));
    texts.set(projectId, live);
    if (live.includes(sha256) || (await isKept(db, projectId, sha256))) {
      await db.figure.update({ where: { id }, data: { lookedAt: at, idleSince: null } });
    } else if (idleSince === null || at.getTime() - idleSince.getTime() < patienceDays * day) {
      await db.figure.update({
        where: { id },
        data: { lookedAt: at, idleSince: idleSince ?? at },
      });
    } else {
      // Not if somebody has brought it again meanwhile.
      await db.figure.deleteMany({ where: { id, lookedAt: { lt: since } } });
    }
  }
}

/** All live texts of a project, as one word that the names of files are looked for in. */
async function liveTexts(db: Db, projectId: string): Promise<string> {
  const documents = await db.document.findMany({ where: { projectId }, select: { id: true } });
  const texts: string[] = [];
  for (const { id } of documents) {
    texts.push(JSON.stringify(jsonOf(docFrom(await loadLiveDocument(db, id)))));
  }
  return texts.join('\n');
}

async function isKept(db: Db, projectId: string, sha256: string): Promise<boolean> {
  const found = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM version
    JOIN document ON document.id = version.document_id
    WHERE document.project_id = ${projectId}::uuid
      AND position(${sha256} in version.content::text) > 0
    UNION ALL
    SELECT 1 FROM text_point
    JOIN document ON document.id = text_point.document_id
    WHERE document.project_id = ${projectId}::uuid
      AND position(${sha256} in text_point.content::text) > 0
    LIMIT 1`;
  return found.length > 0;
}
