import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { findDocument } from '../../find-project.server.ts';
import { readContent } from '../content.ts';
import { withoutSuggestions } from '../suggestions/suggestion.ts';
import type { Json } from '../yjs-text.ts';
import { importPlan } from './import-plan.ts';
import type { BroughtText } from './read-text-file.server.ts';

/** A text as it stood before it was replaced. */
export type TextPointView = { id: string; at: Date; by: string };

/** What a document was before it was replaced, the latest first; for who can bring it back. */
export async function textPoints(db: Db, documentId: string): Promise<TextPointView[]> {
  const points = await db.textPoint.findMany({
    where: { documentId },
    orderBy: { id: 'desc' },
    select: { id: true, at: true, person: { select: { name: true } } },
  });
  return points.map(({ person, ...point }) => ({ ...point, by: person.name }));
}

/** What is to be brought back: a version by its number, or a text that was replaced by its id. */
export type Earlier = { version: number } | { point: string };

/** What the last part of an address asks for: `version-2`, or the id of a replaced text. */
export function earlierOf(asked: string | undefined): Earlier | null {
  const version = /^version-([1-9]\d{0,4})$/.exec(asked ?? '')?.[1];
  if (version !== undefined) return { version: Number(version) };
  const point = z.uuid().safeParse(asked).data;
  return point === undefined ? null : { point };
}

/**
 * An earlier text of a stage, to be brought back by a member of its team, without the suggestions
 * that were open in it; null when there is none for the asker.
 */
export async function earlierText(
  db: Db,
  asker: SignedInAsker,
  address: { project: string; stage: StageName },
  earlier: Earlier,
): Promise<BroughtText | null> {
  const document = await findDocument(db, asker, address.project, address.stage);
  if (document?.access !== 'member') return null;
  const { documentId } = document;
  const found =
    'version' in earlier
      ? await db.version.findFirst({ where: { documentId, number: earlier.version } })
      : await db.textPoint.findFirst({ where: { documentId, id: earlier.point } });
  if (found === null) return null;
  const kept = readContent(found.content);
  const content = kept && readContent(withoutSuggestions(kept as Json));
  if (content === null) return { ok: false, because: 'unreadable' };
  return { ok: true, content, plan: importPlan({ content, leftOut: {} }) };
}
