import * as Y from 'yjs';
import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import {
  appendLiveUpdate,
  readLiveDocument,
} from '#app/domain/projects/document/live-document.server.ts';
import { checkSuggestion } from '#app/domain/projects/document/suggestions/check-suggestion.ts';
import { attributeOf } from '#app/domain/projects/document/suggestions/mark-attribute.ts';
import type { Suggested } from '#app/domain/projects/document/suggestions/suggestion.ts';
import { textsOf } from '#app/domain/projects/document/yjs-text.ts';
import { berkeley } from '#test/factories/course.ts';
import { named, type Cast } from './people.ts';
import type { DemoSuggestion } from './proposals/demo-proposal.ts';

/** Suggests in a live text, through the same check as the keystrokes of staff. */
export async function suggest(
  db: Db,
  cast: Cast,
  documentId: string,
  { by, at: told, on, deletes, inserts }: DemoSuggestion,
): Promise<void> {
  const at = berkeley(told);
  const own = { id: newId().slice(-12), author: named(cast, by).id, at: at.toISOString() };
  const doc = await readLiveDocument(db, documentId);
  const editor = new Y.Doc();
  Y.applyUpdate(editor, Y.encodeStateAsUpdate(doc));
  const known = Y.encodeStateVector(editor);
  const found = textsOf(editor).find((text) => wordsOf(text).includes(on));
  if (found === undefined) throw new Error(`The demo has no words “${on}”`);
  const start = wordsOf(found).indexOf(on);
  editor.transact(() => {
    found.insert(start + on.length, inserts, marked('insertion', own));
    if (deletes) found.format(start, on.length, marked('deletion', own));
  });
  const checked = checkSuggestion(doc, Y.encodeStateAsUpdate(editor, known), own);
  if (!checked.ok) throw new Error(`“${on}” cannot be suggested on`);
  await appendLiveUpdate(db, documentId, checked.update, at);
}

const marked = (type: string, attrs: Suggested) => ({ [attributeOf({ type, attrs })]: attrs });

function wordsOf(text: Y.XmlText): string {
  const delta = text.toDelta() as { insert: unknown }[];
  return delta.map(({ insert }) => String(insert)).join('');
}
