import 'katex/dist/katex.min.css';

import { EditorContent, useEditorState, type Editor } from '@tiptap/react';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { encodeStateAsUpdate } from 'yjs';
import type { DocumentContent } from '../../content.ts';
import { Beginning } from '../../import/components/beginning.tsx';
import { toBase64 } from '../../passage.ts';
import type { Resolution } from '../../suggestions/editor/resolve-suggestions.ts';
import type { Mode } from '../../suggestions/editor/rewrite.ts';
import type { Voices } from '../../suggestions/editor/suggestion-decorations.ts';
import { resolveInView } from '../../suggestions/editor/suggesting.ts';
import { keepRefused } from '../../suggestions/refused-words.ts';
import { suggestionsOf, type Suggestion } from '../../suggestions/suggestion.ts';
import { FigureDeskProvider, type Opened } from '../../figures/components/figure-desk.ts';
import { EditorDialogs, type Asked } from './editor-dialogs.tsx';
import { takeText } from './begun-text.ts';
import classes from './editor.module.css';
import { formulaAtCaret } from './formulas-and-links.ts';
import { liveContent } from './live-content.ts';
import type { LiveState, LiveText } from './live-text.ts';
import type { ShownThreads } from './thread-marks.ts';
import { Toolbar } from './toolbar.tsx';
import { useLatest } from './use-latest.ts';
import { useSuggestions } from './use-suggestions.ts';
import { escapeId, useTextEditor } from './use-text-editor.ts';

export { beginText } from './begun-text.ts';

/** What the page around the editor may ask of it. */
export type EditorHandle = {
  /** All of the text as a Yjs update in base64: what the person sees now. */
  readState: () => string;
  /** Accepts or rejects suggestions, by their ids. */
  resolve: (suggestions: readonly string[], how: Resolution) => void;
  isEmpty: () => boolean;
  /** Puts a text at the end, or in place of all that stands here, as one step. */
  put: (content: DocumentContent, where: 'end' | 'instead') => void;
  /** Loads the text anew, without what the server did not take. */
  startAnew: () => void;
};

export type LiveEditorProps = {
  documentId: string;
  person: { id: string; name: string };
  /** What the text is called by a screen reader. */
  label: string;
  /** What belongs on the sheet, shown while it is empty. */
  hint: string;
  /** What the text may begin with; null where there is nothing. */
  template: DocumentContent | null;
  /** The address of the project's figures: where they are, and where they are sent. */
  figuresAt: string;
  /** A file was chosen to begin with. */
  onFile: (file: File) => void;
  shown: ShownThreads;
  /** Whether the person may write, or only suggest. */
  may: 'write' | 'suggest';
  mode: Mode;
  onMode: (mode: Mode) => void;
  /** The portal's time when the page was made: suggestions are begun by it. */
  at: Date;
  voices: Voices;
  onSuggestions: (suggestions: Suggestion[]) => void;
  /** The numbers of the pictures without a description. */
  onUndescribed: (figures: number[]) => void;
  /** Something was tried that cannot be suggested. */
  onNotSuggestible: () => void;
  onActivate: (thread: string) => void;
  onOrphans: (threads: string[]) => void;
  onState: (state: LiveState) => void;
  /** There is something new beside the text. */
  onChanged: () => void;
  /** Called when the text can be written, with null when it no longer can. */
  onReady: (handle: EditorHandle | null) => void;
};

/** The editor of a live text. Loaded when it is needed, in browsers only. */
export default function LiveEditor(props: LiveEditorProps) {
  const { documentId, person } = props;
  const [live, setLive] = useState<LiveText | null>(null);
  const now = useLatest(props);
  const { id: personId, name } = person;
  useEffect(() => {
    let left = false;
    let opened: LiveText | null = null;
    // By then the page that strict mode leaves at once has been left.
    queueMicrotask(() => {
      if (left) return;
      opened = takeText({
        documentId,
        personId,
        name,
        may: () => now.current.may,
        onChanged: () => now.current.onChanged(),
      });
      setLive(opened);
    });
    return () => {
      left = true;
      setLive(null);
      opened?.close();
    };
  }, [documentId, personId, name, now]);
  return live === null ? null : <OpenedEditor key={documentId} live={live} {...props} />;
}

function OpenedEditor(props: LiveEditorProps & { live: LiveText }) {
  const { live, onState, onReady, person, documentId } = props;
  const state = useSyncExternalStore(live.subscribe, live.state);
  const [asked, setAsked] = useState<Asked | null>(null);
  const { t } = useTranslation('projects');
  const editor = useTextEditor(props, setAsked);
  const empty = useEditorState({ editor, selector: ({ editor: now }) => now.isEmpty });
  useEffect(() => onState(state), [state, onState]);
  useEffect(() => {
    if (!state.ready) return;
    onReady({
      readState: () => toBase64(encodeStateAsUpdate(live.doc)),
      resolve: (ids, how) => resolveInView(editor.view, ids, how),
      isEmpty: () => editor.isEmpty,
      put: (content, where) => putText(editor, content, where),
      startAnew: () => {
        const content = liveContent(live.doc);
        if (content !== null) keepRefused(person.id, documentId, suggestionsOf(content));
        void live.forget().finally(() => window.location.reload());
      },
    });
    return () => onReady(null);
  }, [state.ready, live, onReady, editor, person.id, documentId]);
  useSuggestions(live, props);
  const { figuresAt, mode } = props;
  const desk = useMemo(
    () => ({
      at: figuresAt,
      onOpen: mode === 'write' ? (opened: Opened) => setAsked({ about: 'figure', opened }) : null,
    }),
    [figuresAt, mode],
  );
  if (!state.ready) return null;
  const close = () => {
    setAsked(null);
    // The dialog gives its focus back first.
    requestAnimationFrame(() => editor.commands.focus());
  };
  return (
    <>
      <Toolbar
        editor={editor}
        mode={props.mode}
        onMode={props.may === 'write' ? props.onMode : null}
        onFormula={() => setAsked({ about: 'formula', draft: formulaAtCaret(editor) })}
        onLink={() =>
          setAsked({ about: 'link', href: String(editor.getAttributes('link').href ?? '') })
        }
        onCite={() => setAsked({ about: 'citation' })}
      />
      <div className={classes.sheet}>
        {empty && props.mode === 'write' && (
          <Beginning
            hint={props.hint}
            template={props.template}
            onContent={(content) => putText(editor, content, 'instead')}
            onFile={props.onFile}
          />
        )}
        <FigureDeskProvider value={desk}>
          <EditorContent editor={editor} />
        </FigureDeskProvider>
        <p id={escapeId} hidden>
          {t('tools.escape')}
        </p>
      </div>
      <EditorDialogs editor={editor} asked={asked} onClose={close} />
    </>
  );
}

/** One change, which undo takes back as one. */
function putText(editor: Editor, content: DocumentContent, where: 'end' | 'instead') {
  const end = editor.state.doc.content.size;
  if (where === 'instead') editor.chain().setContent(content).focus('start').run();
  else editor.chain().insertContentAt(end, content.content).focus().scrollIntoView().run();
}
