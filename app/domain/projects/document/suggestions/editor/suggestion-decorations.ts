import type { Node } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { initialsOf } from '../initials.ts';
import { breakSign, joinSign, splitSign } from '../suggestion.ts';

/** How suggestions are said: the name of each author, and what is said before and after one. */
export type Voices = {
  nameOf: (author: string) => string;
  before: (kind: SuggestionKind, name: string) => string;
  after: string;
};

export type SuggestionKind = 'insertion' | 'deletion' | 'modification';

type Run = { from: number; to: number; kind: SuggestionKind; id: string; author: string };

const signClasses: Record<string, string> = {
  [splitSign]: 'sign-split',
  [breakSign]: 'sign-break',
  [joinSign]: 'sign-join',
};

/** What was found in a text, and how it was last shown: that is asked for whenever the caret moves. */
type Known = { runs: Run[]; signs: Sign[]; shown?: Shown };
type Shown = { set: DecorationSet; active: string | null; nameOf: Voices['nameOf'] };

const known = new WeakMap<Node, Known>();

/**
 * Around each suggestion: before it, for screen readers, whose and what it is; after it the author's
 * initials. Signs among inserted words are drawn as what they stand for.
 */
export function suggestionDecorations(
  { doc }: EditorState,
  voices: Voices,
  active: string | null,
): DecorationSet {
  const found: Known = known.get(doc) ?? { runs: runsOf(doc), signs: signsOf(doc) };
  known.set(doc, found);
  const { shown } = found;
  if (shown?.active === active && shown.nameOf === voices.nameOf) return shown.set;
  const set = DecorationSet.create(doc, [
    ...found.runs.flatMap((run) => around(run, voices, active)),
    ...found.signs.map(({ at, name }) => Decoration.inline(at, at + 1, { class: name })),
  ]);
  found.shown = { set, active, nameOf: voices.nameOf };
  return set;
}

function around(run: Run, voices: Voices, active: string | null): Decoration[] {
  const { from, to, kind, id, author } = run;
  const name = voices.nameOf(author);
  const key = `${kind}/${id}/${name}`;
  return [
    Decoration.widget(from, () => spoken(`${voices.before(kind, name)} `), {
      ...{ side: 1, key: `before/${key}`, ignoreSelection: true, marks: [] },
    }),
    Decoration.widget(to, () => tag(initialsOf(name), voices.after), {
      ...{ side: 1, key: `after/${key}`, ignoreSelection: true, marks: [] },
    }),
    ...(active === id ? [Decoration.inline(from, to, { 'data-active': '' })] : []),
  ];
}

function spoken(words: string): HTMLElement {
  const span = document.createElement('span');
  span.className = 'spoken';
  span.textContent = words;
  return span;
}

function tag(initials: string, after: string): HTMLElement {
  const span = document.createElement('span');
  const sup = document.createElement('sup');
  sup.className = 'initials';
  sup.ariaHidden = 'true';
  sup.textContent = initials;
  span.append(sup, spoken(` ${after}`));
  return span;
}

/** Each stretch of words under one suggestion, in reading order. */
function runsOf(doc: Node): Run[] {
  const runs: Run[] = [];
  doc.descendants((node, at) => {
    if (!node.isInline) return;
    const to = at + node.nodeSize;
    for (const { kind, id, author } of piecesOf(node)) {
      const before = runs.findLast((run) => run.kind === kind && run.id === id);
      if (before?.to === at) before.to = to;
      else runs.push({ from: at, to, kind, id, author });
    }
  });
  return runs;
}

function piecesOf(node: Node): { kind: SuggestionKind; id: string; author: string }[] {
  const deletion = node.attrs.deletion as { id: string; author: string } | null | undefined;
  if (deletion != null) return [{ kind: 'deletion', id: deletion.id, author: deletion.author }];
  return node.marks.flatMap(({ type: { name }, attrs }) =>
    name === 'insertion' || name === 'deletion' || name === 'modification'
      ? [{ kind: name, id: String(attrs.id), author: String(attrs.author) }]
      : [],
  );
}

type Sign = { at: number; name: string };

function signsOf(doc: Node): Sign[] {
  const signs: Sign[] = [];
  doc.descendants((node, at) => {
    const words = node.text ?? '';
    for (let index = 0; index < words.length; index++) {
      const name = signClasses[words[index] ?? ''];
      if (name !== undefined) signs.push({ at: at + index, name });
    }
    const deletion = node.attrs.deletion as { id: string } | null | undefined;
    if (node.isInline && deletion != null) signs.push({ at, name: 'deleted-atom' });
  });
  return signs;
}
