import 'katex/dist/katex.min.css';

import Collaboration from '@tiptap/extension-collaboration';
import CollaborationCaret from '@tiptap/extension-collaboration-caret';
import { EditorContent, useEditor, useEditorState, type Editor } from '@tiptap/react';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { encodeStateAsUpdate } from 'yjs';
import type { DocumentContent } from '../../content.ts';
import { Beginning } from '../../import/components/beginning.tsx';
import { toBase64 } from '../../passage.ts';
import type { Resolution } from '../../suggestions/editor/resolve-suggestions.ts';
import type { Mode } from '../../suggestions/editor/rewrite.ts';
import type { Voice } from '../../suggestions/editor/suggest-transaction.ts';
import { resolveInView, Suggesting } from '../../suggestions/editor/suggesting.ts';
import { keepRefused } from '../../suggestions/refused-words.ts';
import { suggestionsOf, type Suggestion } from '../../suggestions/suggestion.ts';
import textClasses from '../text.module.css';
import { figureViews } from '../../figures/components/edited-figure.tsx';
import { FigureDeskProvider, type Opened } from '../../figures/components/figure-desk.ts';
import { openedIn } from '../../figures/editor/change-figure.ts';
import { FigureUploads, uploadWords } from '../../figures/editor/figure-uploads.ts';
import { documentExtensions } from './document-extensions.ts';
import { EditorDialogs, type Asked } from './editor-dialogs.tsx';
import classes from './editor.module.css';
import { formulaAtCaret, formulaIn } from './formulas-and-links.ts';
import { liveContent } from './live-content.ts';
import { openLiveText, type LiveState, type LiveText } from './live-text.ts';
import { refreshThreadMarks, ThreadMarks, type ShownThreads } from './thread-marks.ts';
import { Toolbar } from './toolbar.tsx';

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
  nameOf: (person: string) => string;
  onSuggestions: (suggestions: Suggestion[]) => void;
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
    const opened = openLiveText({
      documentId,
      personId,
      name,
      may: () => now.current.may,
      onChanged: () => now.current.onChanged(),
    });
    let current = true;
    queueMicrotask(() => current && setLive(opened));
    return () => {
      current = false;
      setLive(null);
      opened.close();
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
  useSuggestions(live, props.onSuggestions);
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

const escapeId = 'editor-escape';

/** One change, which undo takes back as one. */
function putText(editor: Editor, content: DocumentContent, where: 'end' | 'instead') {
  const end = editor.state.doc.content.size;
  if (where === 'instead') editor.chain().setContent(content).focus('start').run();
  else editor.chain().insertContentAt(end, content.content).focus().scrollIntoView().run();
}

/** From the text to its tools; false when there are none. */
function focusTools(text: HTMLElement): boolean {
  const sheet = text.closest(`.${classes.sheet}`)?.parentElement;
  const tool = sheet?.querySelector<HTMLElement>('[role=toolbar] [tabindex="0"]');
  tool?.focus();
  return tool != null;
}

function useTextEditor(
  props: LiveEditorProps & { live: LiveText },
  onAsk: (asked: Asked) => void,
): Editor {
  const { live, label, shown, mode, person } = props;
  const { i18n, t } = useTranslation(['suggestions', 'figures']);
  const voice = useVoice(person.id, props.at);
  const now = useLatest({ ...props, onAsk, t });
  const ask = (asked: Asked) => now.current.onAsk(asked);
  const editor = useEditor({
    // Our content policy lets no style element in; its few rules stand in our style sheet.
    injectCSS: false,
    editorProps: {
      attributes: {
        class: `${textClasses.text} ${classes.content}`,
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        'aria-describedby': escapeId,
        lang: i18n.language,
      },
      handleKeyDown: (view, event) => {
        // Tab belongs to lists and tables here, so there is another way out.
        if (event.key === 'Escape') return focusTools(view.dom);
        if (event.key !== 'Enter') return false;
        const draft = formulaIn(view.state.selection);
        const opened = now.current.mode === 'write' ? openedIn(view.state) : null;
        if (draft !== null) ask({ about: 'formula', draft });
        if (opened !== null) ask({ about: 'figure', opened });
        return draft !== null || opened !== null;
      },
      handleDoubleClickOn: (_view, _position, node, at) => {
        if (node.type.name !== 'reference' || now.current.mode !== 'write') return false;
        ask({ about: 'figure', opened: { name: node.type.name, attrs: node.attrs, at } });
        return true;
      },
    },
    extensions: [
      ...documentExtensions(
        (kind, latex, position) => ask({ about: 'formula', draft: { kind, latex, position } }),
        figureViews,
      ),
      FigureUploads.configure({
        address: () => now.current.figuresAt,
        may: () => now.current.mode === 'write',
        words: () => uploadWords(now.current.t),
        onRefused: () => now.current.onNotSuggestible(),
      }),
      Collaboration.configure({ document: live.doc }),
      CollaborationCaret.configure({
        provider: live.provider,
        user: live.provider.awareness?.getLocalState()?.user,
      }),
      Suggesting.configure({
        voice,
        mode: () => now.current.mode,
        may: () => now.current.may,
        voices: () => ({
          nameOf: now.current.nameOf,
          before: (kind, name) => t(`spoken.${kind}`, { name }),
          after: t('spoken.end'),
        }),
        active: () => now.current.shown.active,
        onActivate: (suggestion) => now.current.onActivate(suggestion),
        onRefused: () => now.current.onNotSuggestible(),
      }),
      ThreadMarks.configure({
        doc: live.doc,
        shown: () => now.current.shown,
        onActivate: (thread) => now.current.onActivate(thread),
        onOrphans: (threads) => now.current.onOrphans(threads),
      }),
    ],
  });
  useEffect(() => {
    if (!editor.isDestroyed) editor.view.dispatch(refreshThreadMarks(editor.state));
  }, [editor, shown, mode]);
  return editor;
}

/** Who suggests here: ids are made on this device, times follow the portal's clock. */
function useVoice(author: string, at: Date): Voice {
  const [voice] = useState<Voice>(() => {
    const offset = at.getTime() - performance.now();
    return {
      author,
      begin: () => ({
        id: crypto.randomUUID().slice(-12),
        at: new Date(offset + performance.now()).toISOString(),
      }),
    };
  });
  return voice;
}

/** Tells of the suggestions in the text, at most once a frame. */
function useSuggestions(live: LiveText, onSuggestions: (suggestions: Suggestion[]) => void) {
  useEffect(() => {
    let frame = 0;
    const tell = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const content = liveContent(live.doc);
        if (content !== null) onSuggestions(suggestionsOf(content));
      });
    };
    live.doc.on('update', tell);
    tell();
    return () => {
      cancelAnimationFrame(frame);
      live.doc.off('update', tell);
    };
  }, [live, onSuggestions]);
}

/** The value of the last render, for listeners that are made once. */
function useLatest<T>(value: T) {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}
