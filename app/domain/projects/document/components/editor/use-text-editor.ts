import Collaboration from '@tiptap/extension-collaboration';
import CollaborationCaret from '@tiptap/extension-collaboration-caret';
import { useEditor, type Editor } from '@tiptap/react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { figureViews } from '../../figures/components/edited-figure.tsx';
import { openedIn } from '../../figures/editor/change-figure.ts';
import { FigureUploads, uploadWords } from '../../figures/editor/figure-uploads.ts';
import type { Voice } from '../../suggestions/editor/suggest-transaction.ts';
import { Suggesting } from '../../suggestions/editor/suggesting.ts';
import textClasses from '../text.module.css';
import { documentExtensions } from './document-extensions.ts';
import type { Asked } from './editor-dialogs.tsx';
import classes from './editor.module.css';
import { formulaIn } from './formulas-and-links.ts';
import type { LiveEditorProps } from './live-editor.tsx';
import type { LiveText } from './live-text.ts';
import { refreshThreadMarks, ThreadMarks } from './thread-marks.ts';
import { useLatest } from './use-latest.ts';

/** What says how the text is left by keyboard. */
export const escapeId = 'editor-escape';

/** From the text to its tools; false when there are none. */
function focusTools(text: HTMLElement): boolean {
  const sheet = text.closest(`.${classes.sheet}`)?.parentElement;
  const tool = sheet?.querySelector<HTMLElement>('[role=toolbar] [tabindex="0"]');
  tool?.focus();
  return tool != null;
}

/** The editor of a text, with all that it is told by the page around it. */
export function useTextEditor(
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
        t('figures:label'),
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
        voices: () => now.current.voices,
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
