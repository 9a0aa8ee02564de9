import { Button, Group, Modal, SegmentedControl, Textarea } from '@mantine/core';
import katex from 'katex';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './editor.module.css';

/** A formula that is being written: where it stands when it is in the text already. */
export type FormulaDraft = { kind: 'inline' | 'block'; latex: string; position: number | null };

type FormulaDialogProps = {
  draft: FormulaDraft;
  onClose: () => void;
  onSave: (draft: FormulaDraft) => void;
  onRemove: (draft: FormulaDraft) => void;
};

/** Writes a formula in LaTeX, with what it will look like below. */
export function FormulaDialog({ draft, onClose, onSave, onRemove }: FormulaDialogProps) {
  const { t } = useTranslation(['projects', 'ui']);
  const [kind, setKind] = useState(draft.kind);
  const [latex, setLatex] = useState(draft.latex);
  const isNew = draft.position === null;
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (latex.trim() !== '') onSave({ ...draft, kind, latex: latex.trim() });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      // Locking would add a style element, which our content policy lets in from the server only.
      lockScroll={false}
      title={t(isNew ? 'formula.add' : 'formula.change')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <form onSubmit={save} className={classes.dialog}>
        {isNew && (
          <SegmentedControl
            aria-label={t('formula.place')}
            value={kind}
            onChange={(value) => setKind(value === 'block' ? 'block' : 'inline')}
            data={[
              { value: 'inline', label: t('formula.inline') },
              { value: 'block', label: t('formula.block') },
            ]}
          />
        )}
        <Textarea
          label={t('formula.latex')}
          value={latex}
          onChange={(event) => setLatex(event.currentTarget.value)}
          autosize
          minRows={2}
          maxLength={4_000}
          spellCheck={false}
          data-autofocus
          classNames={{ input: classes.latex ?? '' }}
        />
        <Preview latex={latex} kind={kind} />
        <Group justify="space-between">
          {isNew ? (
            <span />
          ) : (
            <Button variant="default" onClick={() => onRemove(draft)}>
              {t('formula.remove')}
            </Button>
          )}
          <Button type="submit">{t(isNew ? 'formula.insert' : 'ui:save')}</Button>
        </Group>
      </form>
    </Modal>
  );
}

function Preview({ latex, kind }: { latex: string; kind: 'inline' | 'block' }) {
  const html = katex.renderToString(latex, {
    displayMode: kind === 'block',
    throwOnError: false,
    errorColor: 'var(--late)',
    strict: 'ignore',
    trust: false,
  });
  return <div className={classes.preview} dangerouslySetInnerHTML={{ __html: html }} />;
}
