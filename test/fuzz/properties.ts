import { Node } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import * as Y from 'yjs';
import type { DocumentContent } from '#app/domain/projects/document/content.ts';
import { resolveSuggestions } from '#app/domain/projects/document/suggestions/editor/resolve-suggestions.ts';
import { rejectInDoc } from '#app/domain/projects/document/suggestions/reject-in-doc.ts';
import {
  joinRuns,
  suggestionsOf,
  withoutSuggestions,
} from '#app/domain/projects/document/suggestions/suggestion.ts';
import { jsonOf, type Json } from '#app/domain/projects/document/yjs-text.ts';
import { canonicalJson } from '#app/domain/records/canonical-json.ts';
import { readContent } from '#app/domain/projects/document/content.ts';
import { schema } from './editor.ts';
import { contentOf, threadsNow, wordsOfAll, type Session } from './session.ts';

/** What must hold at the end of every session, each as the sentences that it breaks. */
export function broken(session: Session): string[] {
  return [
    ...apart(session),
    ...astray(session),
    ...lost(session),
    ...notRejected(session),
    ...unasked(session),
    ...takenFor(session),
  ];
}

/** In the editor, what no attribute says is null. */
function withoutNull({ attrs, ...node }: Json): Json {
  if (attrs === undefined) return node;
  const said = Object.entries(attrs).filter(([, value]) => value !== null);
  return { ...node, attrs: Object.fromEntries(said) };
}

/** A text in one way of writing it: the marks of a word have no order. */
function plain(json: Json): string {
  const sorted = (node: Json): Json => ({
    ...withoutNull(node),
    ...(node.marks && {
      marks: node.marks.toSorted((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1)),
    }),
    ...(node.content && { content: joinRuns(node.content.map(sorted)) }),
  });
  return canonicalJson(sorted(readContent(json) ?? { type: 'unreadable' }));
}

function apart({ server, clients }: Session): string[] {
  const there = plain(jsonOf(server));
  return clients.flatMap(({ name, editor }) => [
    ...(plain(jsonOf(editor.doc)) === there ? [] : [`${name} has another text than the server`]),
    ...(plain(editor.text().toJSON() as Json) === there
      ? []
      : [`${name} sees another text: ${editor.text().toString()} / ${there}`]),
  ]);
}

function astray(session: Session): string[] {
  return threadsNow(session).flatMap(({ quote, now }) =>
    now === null || [...now].some((character) => quote.includes(character))
      ? []
      : [`A comment on “${quote}” stands on “${now}”`],
  );
}

function lost({ server, typed, removed }: Session): string[] {
  const now = wordsOfAll(contentOf(server));
  return [...typed.keys()].flatMap((character) =>
    now.includes(character) || removed.has(character) ? [] : [`“${character}” is lost`],
  );
}

/** All suggestions resolved in an editor's state, without a binding. */
function resolved(content: DocumentContent, how: 'accept' | 'reject'): Json {
  const doc = Node.fromJSON(schema, content);
  const state = EditorState.create({ doc });
  const ids = new Set(suggestionsOf(content).map(({ id }) => id));
  return resolveSuggestions(state, ids, how).doc.toJSON() as Json;
}

function notRejected({ server }: Session): string[] {
  const content = contentOf(server);
  const rejected = plain(withoutSuggestions<Json>(content));
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(server));
  rejectInDoc(copy);
  const inEditor = resolved(content, 'reject');
  const afterwards = resolved(readContent(inEditor) ?? content, 'accept');
  const accepted = plain(resolved(content, 'accept'));
  return [
    ...(plain(inEditor) === rejected ? [] : ['Rejecting all is not the text without suggestions']),
    ...(plain(withoutSuggestions(jsonOf(copy))) === rejected ? [] : ['Rejecting in Yjs differs']),
    ...(plain(jsonOf(copy)) === rejected ? [] : ['Something is left after rejecting in Yjs']),
    ...(plain(afterwards) === plain(inEditor)
      ? []
      : ['Accepting after rejecting changes the text']),
    ...(/[\u2028\u2029\u2060\u200b]|"(insertion|deletion|modification)"/.test(accepted)
      ? ['Accepting leaves something behind']
      : []),
  ];
}

/** What only suggests is in nobody's text until it is accepted. */
function unasked({ server, typed, accepted }: Session): string[] {
  const now = JSON.stringify(withoutSuggestions<Json>(contentOf(server)));
  return [...typed].flatMap(([character, { staff }]) =>
    staff && now.includes(character) && !accepted.has(character)
      ? [`“${character}” became text without being accepted`]
      : [],
  );
}

/** What somebody wrote into the text is in it, whatever becomes of the suggestions around it. */
function takenFor({ server, typed, removed }: Session): string[] {
  const now = JSON.stringify(withoutSuggestions<Json>(contentOf(server)));
  return [...typed].flatMap(([character, { staff, suggested }]) =>
    staff || suggested || removed.has(character) || now.includes(character)
      ? []
      : [`“${character}” was written into the text and is a suggestion`],
  );
}
