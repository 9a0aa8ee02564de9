import { setTimeout as wait } from 'node:timers/promises';
import * as Y from 'yjs';
import { attributeOf } from '#app/domain/projects/document/suggestions/mark-attribute.ts';
import { textField } from '#app/domain/projects/document/yjs-text.ts';
import type { EditorConnection } from '../setup/editor-connection.ts';
import type { Typed } from './kept.ts';

export type Writer = {
  name: string;
  editor: EditorConnection;
  /** A person's id for whoever may only suggest; null for who writes. */
  suggestsAs: string | null;
};

/** Types words without end until told to stop: a paragraph of one's own, or a suggestion. */
export async function typeOn(
  { name, editor, suggestsAs }: Writer,
  round: number,
  isOver: () => boolean,
): Promise<Typed[]> {
  const typed: Typed[] = [];
  const put = suggestsAs === null ? writing(editor) : suggesting(editor, suggestsAs);
  for (let number = 0; !isOver(); number += 1) {
    const word = `${name}round${round}x${number}end`;
    put(`${word} `);
    typed.push({ word, at: performance.now() });
    await wait(30 + Math.random() * 60);
  }
  return typed;
}

function writing({ doc }: EditorConnection): (words: string) => void {
  const paragraph = new Y.XmlElement('paragraph');
  const text = new Y.XmlText();
  paragraph.insert(0, [text]);
  doc.getXmlFragment(textField).push([paragraph]);
  return (words) => text.insert(text.length, words);
}

/** At the end of the first paragraph, under one mark. */
function suggesting(editor: EditorConnection, author: string): (words: string) => void {
  const attrs = {
    ...{ id: Math.random().toString(36).slice(2, 14), author },
    at: '2024-02-26T18:00:00.000Z',
  };
  const mark = { [attributeOf({ type: 'insertion', attrs })]: attrs };
  return (words) => {
    const text = editor.first();
    text.insert(text.length, words, mark);
  };
}
