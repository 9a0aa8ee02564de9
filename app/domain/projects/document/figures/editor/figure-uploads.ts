import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { NodeSelection, Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { StepMap } from '@tiptap/pm/transform';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type { TFunction } from 'i18next';
import { readPermalink } from '#playground/views/still.ts';
import { differences } from '../../components/editor/caret.ts';
import { figureTypes, largestFigure } from '../figure.ts';
import { sendFigure, type Sent } from './send-figure.ts';
import { uploadCard, type CardWords, type UploadCard } from './upload-card.ts';

export type Refusal = Extract<Sent, { ok: false }>['because'] | 'svg';

type UploadWords = CardWords & { refused: (because: Refusal, name: string) => string };

type FigureUploadsOptions = {
  /** Where pictures are sent. */
  address: () => string;
  /** Whether figures can be put in now: not while suggesting. */
  may: () => boolean;
  words: () => UploadWords;
  /** Something was tried that cannot be suggested. */
  onRefused: () => void;
};

/** A picture on its way, and the place where it will stand. */
type Placed = { id: number; at: number; card: UploadCard };
type Change = { add: Placed } | { remove: number };

const key = new PluginKey<readonly Placed[]>('figure-uploads');

/** These can be tried again as they are. */
const passing: readonly Refusal[] = ['offline', 'signed out', 'failed', 'too often'];

let count = 0;

/** Takes pictures that are pasted or dropped, and the permalinks of experiments. */
export const FigureUploads = Extension.create<FigureUploadsOptions>({
  name: 'figureUploads',
  // Before what pastes links.
  priority: 950,

  addProseMirrorPlugins() {
    const options = this.options;
    return [
      new Plugin<readonly Placed[]>({
        key,
        state: {
          init: () => [],
          apply: (transaction, before, old, now) => {
            const change = transaction.getMeta(key) as Change | undefined;
            // What comes from Yjs is a whole new text: places go by what differs.
            const map =
              transaction.getMeta(ySyncPluginKey) === undefined
                ? transaction.mapping
                : new StepMap(differences(old.doc, now.doc));
            const moved = transaction.docChanged
              ? before.map((one) => ({ ...one, at: map.map(one.at, 1) }))
              : before;
            if (change === undefined) return moved;
            if ('add' in change) return [...moved, change.add];
            return moved.filter(({ id }) => id !== change.remove);
          },
        },
        props: {
          decorations: (state) =>
            DecorationSet.create(
              state.doc,
              (key.getState(state) ?? []).map(({ id, at, card }) =>
                Decoration.widget(Math.min(at, state.doc.content.size), card.dom, {
                  ...{ key: `upload ${id}`, side: -1, ignoreSelection: true },
                  stopEvent: () => true,
                }),
              ),
            ),
          handlePaste: (view, { clipboardData }) => {
            const words = clipboardData?.getData('text/plain').trim() ?? '';
            const pictures = [...(clipboardData?.files ?? [])].filter(isPicture);
            if (words === '' && pictures.length > 0) {
              bring(view, pictures, view.state.selection.to, options);
              return true;
            }
            const link = readPermalink(words, window.location.origin);
            const { empty, $to } = view.state.selection;
            if (link === null || !empty || $to.parent.type.spec.code || !options.may())
              return false;
            putBlock(view, $to.pos, 'experiment', link);
            return true;
          },
          handleDrop: (view, event, _slice, moved) => {
            const files = [...(event.dataTransfer?.files ?? [])];
            if (moved || files.length === 0) return false;
            const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
            // A browser left to itself would leave the page for the file.
            event.preventDefault();
            bring(view, files, at ?? view.state.selection.to, options);
            return true;
          },
        },
      }),
    ];
  },

  addCommands() {
    return {
      bringFigures:
        (files) =>
        ({ view, dispatch }) => {
          // What follows is many transactions, of which this is none.
          if (dispatch)
            queueMicrotask(() => bring(view, files, view.state.selection.to, this.options));
          return true;
        },
    };
  },
});

declare module '@tiptap/core' {
  // The library's own name for it; an interface is the only thing that can be merged.
  interface Commands<ReturnType> {
    figureUploads: { bringFigures: (files: readonly File[]) => ReturnType };
  }
}

/** What is said of pictures on their way, in the language of the page. */
export function uploadWords(t: TFunction<['suggestions', 'figures']>): UploadWords {
  return {
    sending: (name) => t('figures:upload.sending', { name }),
    progress: (name) => t('figures:upload.progress', { name }),
    again: t('figures:upload.again'),
    away: t('figures:upload.away'),
    refused: (because, name) => t(`figures:upload.refused.${because}`, { name }),
  };
}

const isPicture = ({ type }: File) => type.startsWith('image/');

function bring(
  view: EditorView,
  files: readonly File[],
  at: number,
  options: FigureUploadsOptions,
): void {
  if (!options.may()) {
    options.onRefused();
    return;
  }
  for (const file of files) begin(view, file, at, options);
}

function begin(view: EditorView, file: File, at: number, options: FigureUploadsOptions): void {
  const { address, words } = options;
  const id = count++;
  const leave = new AbortController();
  const away = () => {
    leave.abort();
    card.destroy();
    if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, { remove: id }));
  };
  const fail = (because: Refusal) => {
    card.failed(words().refused(because, file.name), passing.includes(because));
    if (because !== 'offline') return;
    window.addEventListener('online', () => void send(), { once: true, signal: leave.signal });
  };
  const send = async () => {
    card.sending();
    const sent = await sendFigure(address(), file, card.progress);
    if (leave.signal.aborted || view.isDestroyed) return;
    if (!sent.ok) return fail(sent.because);
    const placed = key.getState(view.state)?.find((one) => one.id === id);
    away();
    putBlock(view, placed?.at ?? view.state.selection.to, 'figure', sent.figure);
  };
  const card = uploadCard(file, words(), { again: () => void send(), away });
  view.dispatch(view.state.tr.setMeta(key, { add: { id, at: besideBlock(view.state, at), card } }));
  const refused = refusalOf(file);
  if (refused === null) void send();
  else fail(refused);
}

/** What can be said without the server. */
function refusalOf({ type, size }: File): Refusal | null {
  if (type === 'image/svg+xml') return 'svg';
  if (!figureTypes.some((one) => one === type)) return 'not an image';
  return size > largestFigure ? 'too large' : null;
}

/** Puts a block beside the one that a place is in, or instead of it when it is empty. */
function putBlock(view: EditorView, at: number, name: string, attrs: Node['attrs']): void {
  const { state } = view;
  const node = state.schema.nodes[name]?.create(attrs);
  if (node === undefined) return;
  const place = besideBlock(state, Math.min(at, state.doc.content.size));
  const transaction = state.tr.insert(place, node);
  if (transaction.doc.nodeAt(place)?.type === node.type)
    transaction.setSelection(NodeSelection.create(transaction.doc, place));
  view.dispatch(transaction.scrollIntoView());
}

/** Where a block can stand that belongs to this place: behind the text block which it is in. */
function besideBlock({ doc }: EditorState, at: number): number {
  const $at = doc.resolve(at);
  if ($at.depth === 0 || !$at.parent.isTextblock) return at;
  // A list item begins with a paragraph.
  const instead = $at.parent.content.size === 0 && $at.node(-1).type.name !== 'listItem';
  return instead ? $at.before() : $at.after();
}
