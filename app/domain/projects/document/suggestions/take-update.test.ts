import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { docFrom, stateFromJson, textsOf } from '../yjs-text.ts';
import { keepSuggested } from './keep-suggested.ts';
import { attributeOf } from './mark-attribute.ts';
import { noteSuggested } from './suggested-characters.ts';
import { seenMarks, takeUpdate } from './take-update.ts';
import { runsIn } from './characters.ts';

const paragraph = (text: string) => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

/** The server's copy, as a process that has just begun has it. */
function serverFrom(state: Uint8Array): Y.Doc {
  const server = new Y.Doc({ gc: false });
  Y.applyUpdate(server, state);
  keepSuggested(server, () => 'server');
  return server;
}

/** What a member's editor does to the text, and then sends. */
function takeFrom(server: Y.Doc, sender: string, edit: (text: Y.XmlText) => void) {
  const copy = docFrom([Y.encodeStateAsUpdate(server)]);
  copy.transact((change) => {
    const [text] = textsOf(copy);
    if (text !== undefined) edit(text);
    noteSuggested(change);
  });
  const update = Y.encodeStateAsUpdate(copy, Y.encodeStateVector(server));
  takeUpdate(server, update, { sender, seen: seenMarks() }, () => Y.applyUpdate(server, update));
}

const authorsIn = (doc: Y.Doc) =>
  runsIn(doc).flatMap(({ marks }) =>
    Object.values(marks).map((mark) => (mark as { author: string }).author),
  );

it('brings nobody’s name back, once a process has forgotten who sent a suggestion under it', () => {
  const attrs = { id: 'f', author: 'ivy', at: '2024-02-26T10:00:00.000Z' };
  const mark = { [attributeOf({ type: 'insertion', attrs })]: attrs };
  const first = serverFrom(stateFromJson(paragraph('The fox.')));
  takeFrom(first, 'ada', (text) => text.insert(0, 'Forged.', mark));
  expect(authorsIn(first)).toEqual(['ada']);
  const second = serverFrom(Y.encodeStateAsUpdate(first));
  takeFrom(second, 'ben', (text) => text.insert(text.length, 'End.'));
  expect(authorsIn(second)).toEqual(['ada']);
});
