import * as Y from 'yjs';

/**
 * The live text as Yjs keeps it, and back: the same tree as ProseMirror's JSON, in the shape that
 * the editor's binding (y-prosemirror) reads and writes. Knows no schema; `readContent` checks.
 */

/** The name under which the editor keeps the text in a Y.Doc. */
export const textField = 'default';

/** ProseMirror's JSON, of any schema. */
export type Json = { type: string; attrs?: Record<string, unknown>; content?: Json[] } & {
  text?: string;
  marks?: { type: string; attrs?: Record<string, unknown> }[];
};

/**
 * A Y.Doc with all these updates applied, in any order. What is deleted is forgotten in it, unless
 * it is to be kept.
 */
export function docFrom(updates: Iterable<Uint8Array>, { keep = false } = {}): Y.Doc {
  const doc = new Y.Doc({ gc: !keep });
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

/** The text of a Y.Doc as ProseMirror JSON, unchecked. */
export function jsonOf(doc: Y.Doc): Json {
  return { type: 'doc', content: doc.getXmlFragment(textField).toArray().flatMap(nodeJson) };
}

function nodeJson(node: unknown): Json[] {
  if (node instanceof Y.XmlText) return textJson(node);
  if (!(node instanceof Y.XmlElement)) return [{ type: 'unknown' }];
  const attrs: Record<string, unknown> = node.getAttributes();
  const content = node.toArray().flatMap(nodeJson);
  return [
    {
      type: node.nodeName,
      ...(Object.keys(attrs).length > 0 && { attrs }),
      ...(content.length > 0 && { content }),
    },
  ];
}

function textJson(text: Y.XmlText): Json[] {
  return runsOf(text).map(({ insert, attributes }) => {
    if (typeof insert !== 'string') return { type: 'unknown' };
    if (attributes === undefined) return { type: 'text', text: insert };
    const marks = Object.entries(attributes).map(([type, attrs]) => ({
      type: markName(type),
      ...(isRecord(attrs) && Object.keys(attrs).length > 0 && { attrs }),
    }));
    return { type: 'text', text: insert, marks };
  });
}

type TextRun = { insert: unknown; attributes?: Record<string, unknown> };

/** Words by their marks; Yjs tells them apart also where there are marks without any words. */
function runsOf(text: Y.XmlText): TextRun[] {
  const runs: TextRun[] = [];
  for (const run of text.toDelta() as TextRun[]) {
    const last = runs.at(-1);
    const isOne = typeof last?.insert === 'string' && typeof run.insert === 'string';
    if (isOne && marksOf(last) === marksOf(run))
      runs[runs.length - 1] = { ...last, insert: `${last.insert}${run.insert}` };
    else runs.push(run);
  }
  return runs;
}

const marksOf = ({ attributes = {} }: TextRun) =>
  JSON.stringify(Object.entries(attributes).toSorted(([one], [other]) => (one < other ? -1 : 1)));

/** The mark that an attribute stands for: the binding adds a hash to one that may overlap itself. */
export function markName(attribute: string): string {
  return attribute.replace(/--[A-Za-z0-9+/=]{8}$/, '');
}

/** The state of a new Y.Doc that holds this text: how a document begins when it is not typed. */
export function stateFromJson(json: Json): Uint8Array {
  const doc = new Y.Doc();
  doc.getXmlFragment(textField).insert(0, children(json));
  return Y.encodeStateAsUpdate(doc);
}

function children(json: Json): (Y.XmlElement | Y.XmlText)[] {
  const made: (Y.XmlElement | Y.XmlText)[] = [];
  let run: Json[] = [];
  const closeRun = () => {
    if (run.length > 0) made.push(textFrom(run));
    run = [];
  };
  for (const child of json.content ?? []) {
    if (child.type === 'text') run.push(child);
    else {
      closeRun();
      made.push(elementFrom(child));
    }
  }
  closeRun();
  return made;
}

function elementFrom(json: Json): Y.XmlElement {
  const element = new Y.XmlElement(json.type);
  for (const [name, value] of Object.entries(json.attrs ?? {})) {
    // Yjs types attributes as strings, but keeps any JSON value, as the editor's binding does.
    element.setAttribute(name, value as string);
  }
  element.insert(0, children(json));
  return element;
}

function textFrom(run: Json[]): Y.XmlText {
  const text = new Y.XmlText();
  text.applyDelta(
    run.map((part) => ({
      insert: part.text ?? '',
      attributes: Object.fromEntries(
        (part.marks ?? []).map((mark) => [mark.type, mark.attrs ?? {}]),
      ),
    })),
  );
  return text;
}

/** Every run of text of a Y.Doc, in reading order. */
export function textsOf(doc: Y.Doc): Y.XmlText[] {
  const within = (parent: Y.XmlFragment | Y.XmlElement): Y.XmlText[] =>
    parent
      .toArray()
      .flatMap((child) =>
        child instanceof Y.XmlText ? [child] : child instanceof Y.XmlElement ? within(child) : [],
      );
  return within(doc.getXmlFragment(textField));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object';
}
