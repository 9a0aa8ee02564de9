import type { Editor } from '@tiptap/react';
import { useTranslation } from 'react-i18next';
import { CitationDialog, WorkDialog } from '../../figures/components/citation-dialog.tsx';
import type { Opened } from '../../figures/components/figure-desk.ts';
import { FigureDialog } from '../../figures/components/figure-dialog.tsx';
import {
  addWork,
  changeOpened,
  cite,
  keyFor,
  referTo,
  removeOpened,
} from '../../figures/editor/change-figure.ts';
import { figuresIn, worksIn } from '../../figures/editor/numbered.ts';
import type { ReferenceNode } from '../../figures/figure-nodes.ts';
import { FormulaDialog, type FormulaDraft } from './formula-dialog.tsx';
import { removeFormula, saveFormula, saveLink } from './formulas-and-links.ts';
import { LinkDialog } from './link-dialog.tsx';

/** What the editor asks about, one thing at a time. */
export type Asked =
  | { about: 'formula'; draft: FormulaDraft }
  | { about: 'link'; href: string }
  | { about: 'figure'; opened: Opened }
  | { about: 'citation' };

type EditorDialogsProps = { editor: Editor; asked: Asked | null; onClose: () => void };

/** The dialogs of the editor: each writes into the text and closes. */
export function EditorDialogs({ editor, asked, onClose }: EditorDialogsProps) {
  const { t } = useTranslation('figures');
  const closing =
    <Given extends unknown[]>(write: (...given: Given) => void) =>
    (...given: Given) => {
      write(...given);
      onClose();
    };
  switch (asked?.about) {
    case undefined:
      return null;
    case 'formula':
      return (
        <FormulaDialog
          draft={asked.draft}
          onClose={onClose}
          onSave={closing((draft: FormulaDraft) => saveFormula(editor, draft))}
          onRemove={closing((draft: FormulaDraft) => removeFormula(editor, draft))}
        />
      );
    case 'link':
      return (
        <LinkDialog
          href={asked.href}
          onClose={onClose}
          onSave={closing((href: string) => saveLink(editor, href))}
          onRemove={closing(() => {
            editor.chain().extendMarkRange('link').unsetLink().run();
          })}
        />
      );
    case 'citation': {
      const works = worksIn(editor.state.doc);
      return (
        <CitationDialog
          works={works}
          figures={figuresIn(editor.state.doc)}
          onClose={onClose}
          onCite={closing((key: string) => cite(editor, key))}
          onRefer={closing((figure: string) => referTo(editor, figure))}
          onAdd={closing((typed: Omit<ReferenceNode['attrs'], 'key'>) => {
            const key = keyFor(works, typed.authors, typed.year);
            addWork(editor, { key, ...typed }, t('cite.heading'));
          })}
        />
      );
    }
    case 'figure': {
      const { opened } = asked;
      const onRemove = closing(() => removeOpened(editor, opened));
      const change = closing((changed: Record<string, string>) =>
        changeOpened(editor, opened, changed),
      );
      return opened.name === 'reference' ? (
        <WorkDialog
          work={opened.attrs as ReferenceNode['attrs']}
          onClose={onClose}
          onSave={change}
          onRemove={onRemove}
        />
      ) : (
        <FigureDialog opened={opened} onDone={change} onRemove={onRemove} />
      );
    }
  }
}
