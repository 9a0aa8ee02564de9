import * as Y from 'yjs';
import {
  jsonOf,
  stateFromJson,
  textField,
  type Json,
} from '#app/domain/projects/document/yjs-text.ts';
import { applyRescuing } from '#app/domain/projects/document/rescue/rescue-words.ts';

// For tests: a server and the people who write in its text.

export const paragraph = (...content: (string | Json)[]): Json => ({
  type: 'paragraph',
  content: content.map((one) => (typeof one === 'string' ? { type: 'text', text: one } : one)),
});
export const docOf = (...content: Json[]): Json => ({ type: 'doc', content });

/** A server and two people who have its text and have not heard from each other since. */
export function begin(start: Json) {
  const server = new Y.Doc({ gc: false });
  Y.applyUpdate(server, stateFromJson(start));
  const open = () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
    const waiting: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server') waiting.push(update);
    });
    return {
      doc,
      block: (index: number): Y.XmlElement => elementAt(doc.getXmlFragment(textField), index),
      /** The text of a block; blocks without one get it. */
      text: (index: number): Y.XmlText => textIn(elementAt(doc.getXmlFragment(textField), index)),
      send: () => {
        const sent = waiting.splice(0);
        for (const update of sent) applyRescuing(server, update);
        return sent;
      },
      receive: () => {
        const news = Y.encodeStateAsUpdate(server, Y.encodeStateVector(doc));
        Y.applyUpdate(doc, news, 'server');
      },
    };
  };
  return { server, ada: open(), ben: open(), open };
}

export function elementAt(parent: Y.XmlFragment, index: number): Y.XmlElement {
  const child = parent.get(index);
  if (child instanceof Y.XmlElement) return child;
  throw new Error(`There is no element ${index}`);
}

export function textIn(block: Y.XmlElement): Y.XmlText {
  const child = block.get(0);
  if (child instanceof Y.XmlText) return child;
  throw new Error('There is no text');
}

/** As the editor's binding joins a block to the one before: it writes its words anew. */
export function join(person: ReturnType<typeof begin>['ada'], index: number) {
  person.doc.transact(() => {
    const words = person.text(index).toDelta() as { insert: string; attributes?: object }[];
    const before = person.text(index - 1);
    let at = before.length;
    for (const { insert, attributes = {} } of words) {
      before.insert(at, insert, attributes);
      at += insert.length;
    }
    person.doc.getXmlFragment(textField).delete(index, 1);
  });
}

export const deleteBlock = ({ doc }: { doc: Y.Doc }, index: number) =>
  doc.getXmlFragment(textField).delete(index, 1);

export const words = (doc: Y.Doc) => linesOf(jsonOf(doc));

export function linesOf(node: Json): string[] {
  if (node.type === 'paragraph' || node.type === 'codeBlock') {
    const inline = (one: Json) =>
      one.type === 'text' ? (one.text ?? '') : `<${one.type} ${JSON.stringify(one.attrs ?? {})}>`;
    return [(node.content ?? []).map(inline).join('')];
  }
  return (node.content ?? []).flatMap(linesOf);
}

export const twoLines = docOf(
  paragraph('We train a small model.'),
  paragraph('It learns digits.'),
  paragraph('The end.'),
);
