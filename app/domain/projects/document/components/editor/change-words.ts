import type { Mark, Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { attributeOf } from '../../suggestions/mark-attribute.ts';

// Yjs keeps marks as signs in the text. Its own ways to delete words and to mark them take away every
// sign that looks idle: somebody else may be typing between two of them at that moment, and would
// lose what marks their words as a suggestion. Here only those signs go that have to.

type Attributes = Record<string, unknown>;
type Run = { insert: unknown; attributes?: Attributes };

/** Marks as the binding keeps them: one that may lie on words more than once ends with a hash. */
export function attributesOf(marks: readonly Mark[]): Attributes {
  return Object.fromEntries(
    marks.map((mark) => {
      const overlaps = !mark.type.excludes(mark.type);
      const name = overlaps ? attributeOf(mark.toJSON() as { type: string }) : mark.type.name;
      return [name, mark.attrs];
    }),
  );
}

/** Deletes words, and leaves the signs beside them. */
export function deleteWords(text: Y.XmlText, index: number, length: number): void {
  text.doc?.transact((transaction) => {
    let before = index;
    let left = length;
    for (let item = text._start; item !== null && left > 0; item = item.right) {
      if (item.deleted || !item.countable) continue;
      if (before >= item.length) {
        before -= item.length;
        continue;
      }
      const { client, clock } = item.id;
      if (before > 0) item = Y.getItemCleanStart(transaction, Y.createID(client, clock + before));
      before = 0;
      if (item.length > left)
        Y.getItemCleanStart(transaction, Y.createID(client, item.id.clock + left));
      left -= item.length;
      item.delete(transaction);
    }
    // What Yjs remembers of places in this text is not true any more.
    if (text._searchMarker !== null) text._searchMarker.length = 0;
  });
}

/** Gives words the marks that they should have, where they have others. */
function markWords(text: Y.XmlText, wanted: readonly Run[]): void {
  const has = characters(text.toDelta() as Run[]);
  const should = characters(wanted);
  const isOne = (at: number, other: number) =>
    has[at] === has[other] && should[at] === should[other];
  let at = 0;
  while (at < should.length) {
    let length = 1;
    while (at + length < should.length && isOne(at, at + length)) length++;
    const change = changeBetween(has[at], should[at]);
    if (Object.keys(change).length > 0) text.format(at, length, change);
    at += length;
  }
}

/** The attributes of each single character. */
function characters(runs: readonly Run[]): (Attributes | undefined)[] {
  return runs.flatMap(({ insert, attributes }) => {
    const length = typeof insert === 'string' ? insert.length : 1;
    return Array.from({ length }, () => attributes);
  });
}

function changeBetween(has: Attributes = {}, should: Attributes = {}): Attributes {
  const change: Attributes = {};
  for (const [name, value] of Object.entries(has)) {
    const kept = should[name] ?? null;
    if (JSON.stringify(value) !== JSON.stringify(kept)) change[name] = kept;
  }
  for (const [name, value] of Object.entries(should))
    if (value !== null && has[name] === undefined) change[name] = value;
  return change;
}

type Delta = { insert?: unknown; retain?: number; attributes?: Attributes }[];

/** Does something in which texts are changed in these ways instead of those of Yjs. */
export function gently(work: () => void): void {
  const ways: Pick<Y.XmlText, 'delete' | 'insert' | 'applyDelta'> = {
    delete(this: Y.XmlText, index, length) {
      deleteWords(this, index, length);
    },
    insert(this: Y.XmlText, index, words, attributes = {}) {
      Y.Text.prototype.insert.call(this, index, words, attributes);
    },
    applyDelta(this: Y.XmlText, delta: Delta, options) {
      const marksOnly = this.doc !== null && delta.every(({ retain }) => retain !== undefined);
      if (!marksOnly) Y.Text.prototype.applyDelta.call(this, delta, options);
      else
        markWords(
          this,
          delta.map(({ retain = 0, attributes }) => ({
            insert: ' '.repeat(retain),
            ...(attributes && { attributes }),
          })),
        );
    },
  };
  const { prototype } = Y.XmlText;
  Object.assign(prototype, ways);
  try {
    work();
  } finally {
    for (const name of Object.keys(ways)) Reflect.deleteProperty(prototype, name);
  }
}

/** A text block that ProseMirror has as one run of words, and Yjs as several texts side by side. */
export function markApart(texts: readonly Y.XmlText[], node: Node): void {
  let at = 0;
  for (const text of texts) {
    const runs: Run[] = [];
    node.nodesBetween(at, at + text.length, (child, start) => {
      const from = Math.max(at, start);
      const words = child.text?.slice(from - start, at + text.length - start) ?? '';
      runs.push({ insert: words, attributes: attributesOf(child.marks) });
    });
    markWords(text, runs);
    at += text.length;
  }
}
