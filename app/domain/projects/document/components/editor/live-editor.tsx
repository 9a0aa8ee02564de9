import 'katex/dist/katex.min.css';

import Collaboration from '@tiptap/extension-collaboration';
import CollaborationCaret from '@tiptap/extension-collaboration-caret';
import { EditorContent, useEditor, useEditorState, type Editor } from '@tiptap/react';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { encodeStateAsUpdate } from 'yjs';
import { readContent, type DocumentContent } from '../../content.ts';
import { Beginning } from '../../import/components/beginning.tsx';
import { toBase64 } from '../../passage.ts';
import type { Resolution } from '../../suggestions/editor/resolve-suggestions.ts';
import type { Mode } from '../../suggestions/editor/rewrite.ts';
import type { Voice } from '../../suggestions/editor/suggest-transaction.ts';
import { resolveInView, Suggesting } from '../../suggestions/editor/suggesting.ts';
import { keepRefused } from '../../suggestions/refused-words.ts';
import { suggestionsOf, type Suggestion } from '../../suggestions/suggestion.ts';
import { jsonOf } from '../../yjs-text.ts';
import textClasses from '../text.module.css';
import { documentExtensions } from './document-extensions.ts';
import classes from './editor.module.css';
import { FormulaDialog, type FormulaDraft } from './formula-dialog.tsx';
import {
  formulaAtCaret,
  formulaIn,
  removeFormula,
  saveFormula,
  saveLink,
} from './formulas-and-links.ts';
import { LinkDialog } from './link-dialog.tsx';
import { openLiveText, type LiveState, type LiveText } from './live-text.ts';
import { refreshThreadMarks, ThreadMarks, type ShownThreads } from './thread-marks.ts';
import { Toolbar } from './toolbar.tsx';

/** What the page around the editor may ask of it. */
export type EditorHandle = {
  /** All of the text as a Yjs update in base64: what the person sees now. */
  readState: () => string;
  /** Accepts or rejects suggestions, by their ids. */
  resolve: (suggestions: readonly string[], how: Resolution) => void;
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
  /** Where Markdown is read. */
  importPath: string;
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
  const { documentId, person, onChanged } = props;
  const [live, setLive] = useState<LiveText | null>(null);
  const changed = useLatest(onChanged);
  const { id: personId, name } = person;
  useEffect(() => {
    const opened = openLiveText({
      documentId,
      personId,
      name,
      onChanged: () => changed.current(),
    });
    let current = true;
    queueMicrotask(() => current && setLive(opened));
    return () => {
      current = false;
      setLive(null);
      opened.close();
    };
  }, [documentId, personId, name, changed]);
  return live === null ? null : <OpenedEditor key={documentId} live={live} {...props} />;
}

function OpenedEditor(props: LiveEditorProps & { live: LiveText }) {
  const { live, onState, onReady, person, documentId } = props;
  const state = useSyncExternalStore(live.subscribe, live.state);
  const [formula, setFormula] = useState<FormulaDraft | null>(null);
  const [link, setLink] = useState<string | null>(null);
  const { t } = useTranslation('projects');
  const editor = useTextEditor(props, (kind, latex, position) =>
    setFormula({ kind, latex, position }),
  );
  const empty = useEditorState({ editor, selector: ({ editor: now }) => now.isEmpty });
  useEffect(() => onState(state), [state, onState]);
  useEffect(() => {
    if (!state.ready) return;
    onReady({
      readState: () => toBase64(encodeStateAsUpdate(live.doc)),
      resolve: (ids, how) => resolveInView(editor.view, ids, how),
      startAnew: () => {
        const content = readContent(jsonOf(live.doc));
        if (content !== null) keepRefused(person.id, documentId, suggestionsOf(content));
        void live.forget().finally(() => window.location.reload());
      },
    });
    return () => onReady(null);
  }, [state.ready, live, onReady, editor, person.id, documentId]);
  useSuggestions(live, props.onSuggestions);
  if (!state.ready) return null;
  const begin = (content: DocumentContent) => {
    editor.chain().setContent(content).focus('start').run();
  };
  const close = () => {
    setFormula(null);
    setLink(null);
    // The dialog gives its focus back first.
    requestAnimationFrame(() => editor.commands.focus());
  };
  return (
    <>
      <Toolbar
        editor={editor}
        mode={props.mode}
        onMode={props.may === 'write' ? props.onMode : null}
        onFormula={() => setFormula(formulaAtCaret(editor))}
        onLink={() => setLink(String(editor.getAttributes('link').href ?? ''))}
      />
      <div className={classes.sheet}>
        {empty && props.mode === 'write' && (
          <Beginning
            hint={props.hint}
            template={props.template}
            importPath={props.importPath}
            onContent={begin}
          />
        )}
        <EditorContent editor={editor} />
        <p id={escapeId} hidden>
          {t('tools.escape')}
        </p>
      </div>
      {formula !== null && (
        <FormulaDialog
          draft={formula}
          onClose={close}
          onSave={(draft) => {
            saveFormula(editor, draft);
            close();
          }}
          onRemove={(draft) => {
            removeFormula(editor, draft);
            close();
          }}
        />
      )}
      {link !== null && (
        <LinkDialog
          href={link}
          onClose={close}
          onSave={(href) => {
            saveLink(editor, href);
            close();
          }}
          onRemove={() => {
            editor.chain().extendMarkRange('link').unsetLink().run();
            close();
          }}
        />
      )}
    </>
  );
}

const escapeId = 'editor-escape';

/** From the text to its tools; false when there are none. */
function focusTools(text: HTMLElement): boolean {
  const sheet = text.closest(`.${classes.sheet}`)?.parentElement;
  const tool = sheet?.querySelector<HTMLElement>('[role=toolbar] [tabindex="0"]');
  tool?.focus();
  return tool != null;
}

type OnFormula = (kind: 'inline' | 'block', latex: string, position: number) => void;

function useTextEditor(props: LiveEditorProps & { live: LiveText }, onFormula: OnFormula): Editor {
  const { live, label, shown, mode, person } = props;
  const { i18n, t } = useTranslation('suggestions');
  const voice = useVoice(person.id, props.at);
  const now = useLatest({ ...props, onFormula });
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
        const draft = event.key === 'Enter' ? formulaIn(view.state.selection) : null;
        if (draft?.position == null) return false;
        now.current.onFormula(draft.kind, draft.latex, draft.position);
        return true;
      },
    },
    extensions: [
      ...documentExtensions((...given) => now.current.onFormula(...given)),
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
        const content = readContent(jsonOf(live.doc));
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
