import { Button, Group, Modal, TextInput, UnstyledButton } from '@mantine/core';
import { useState, type ChangeEvent, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isSafeLink } from '../../safe-text.ts';
import { longestWords, referenceWords } from '../figure.ts';
import type { NumberedFigure, NumberedWork } from '../editor/numbered.ts';
import type { ReferenceNode } from '../figure-nodes.ts';
import classes from './figure-dialog.module.css';

type Work = ReferenceNode['attrs'];
type Typed = Omit<Work, 'key'>;

type CitationDialogProps = {
  works: readonly NumberedWork[];
  figures: readonly NumberedFigure[];
  onClose: () => void;
  onRefer: (figure: string) => void;
  onCite: (key: string) => void;
  onAdd: (typed: Typed) => void;
};

/** Asks what is referred to: a work of the list, another one, or a figure of the text. */
export function CitationDialog(props: CitationDialogProps) {
  const { works, figures, onClose, onCite, onRefer, onAdd } = props;
  const { t } = useTranslation('figures');
  const isEmpty = works.length === 0 && figures.length === 0;
  const [adding, setAdding] = useState(isEmpty);
  return (
    <Dialog title={t(adding ? 'cite.addTitle' : 'cite.title')} onClose={onClose}>
      {adding ? (
        <WorkForm
          label={t('cite.addAndCite')}
          onSave={onAdd}
          other={
            !isEmpty && (
              <Button variant="default" onClick={() => setAdding(false)}>
                {t('cite.back')}
              </Button>
            )
          }
        />
      ) : (
        <div className={classes.fields}>
          {figures.length > 0 && (
            <section>
              <h3 className={classes.label}>{t('cite.figures')}</h3>
              <ul className={classes.works}>
                {figures.map(({ key, number, words }) => (
                  <li key={key}>
                    <UnstyledButton className={classes.work} onClick={() => onRefer(key)}>
                      <span className={classes.number}>{t('reference', { number })}</span>
                      <span className={classes.words}>{words || t('undescribed')}</span>
                    </UnstyledButton>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <section>
            <h3 className={classes.label}>{t('cite.known')}</h3>
            {works.length === 0 && <p className={classes.none}>{t('cite.none')}</p>}
            <ol className={classes.works}>
              {works.map((work) => (
                <li key={work.key}>
                  <UnstyledButton className={classes.work} onClick={() => onCite(work.key)}>
                    <span className={classes.number}>[{work.number}]</span>
                    <span className={classes.words}>{referenceWords(work) || work.key}</span>
                  </UnstyledButton>
                </li>
              ))}
            </ol>
          </section>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setAdding(true)}>
              {t('cite.add')}
            </Button>
          </Group>
        </div>
      )}
    </Dialog>
  );
}

type WorkDialogProps = {
  work: Work;
  onClose: () => void;
  onSave: (typed: Typed) => void;
  onRemove: () => void;
};

/** Changes a work of the list. */
export function WorkDialog({ work, onClose, onSave, onRemove }: WorkDialogProps) {
  const { t } = useTranslation('figures');
  return (
    <Dialog title={t('cite.changeTitle')} onClose={onClose}>
      <WorkForm
        work={work}
        label={t('cite.save')}
        onSave={onSave}
        other={
          <Button variant="default" onClick={onRemove}>
            {t('cite.remove')}
          </Button>
        }
      />
    </Dialog>
  );
}

function Dialog(props: { title: string; onClose: () => void; children: ReactNode }) {
  const { t } = useTranslation('ui');
  return (
    <Modal
      opened
      onClose={props.onClose}
      // Locking would add a style element, which our content policy lets in from the server only.
      lockScroll={false}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {props.children}
    </Modal>
  );
}

type WorkFormProps = {
  work?: Work;
  label: string;
  onSave: (typed: Typed) => void;
  other: ReactNode;
};

function WorkForm({ work, label, onSave, other }: WorkFormProps) {
  const { t } = useTranslation('figures');
  const [typed, setTyped] = useState<Typed>(work ?? { authors: '', title: '', year: '', link: '' });
  const [refused, setRefused] = useState<'empty' | 'link' | null>(null);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const link = addressOf(typed.link.trim());
    const authors = typed.authors.trim();
    const title = typed.title.trim();
    if (authors === '' && title === '') setRefused('empty');
    else if (link === null) setRefused('link');
    else onSave({ authors, title, year: typed.year.trim(), link });
  };
  const field = (name: keyof Typed) => ({
    value: typed[name],
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      const { value } = event.currentTarget;
      setTyped((before) => ({ ...before, [name]: value }));
    },
    maxLength: name === 'year' ? 20 : longestWords.reference,
  });
  return (
    <form onSubmit={save} className={classes.fields} noValidate>
      <TextInput
        label={t('cite.authors')}
        {...field('authors')}
        error={refused === 'empty' && t('cite.empty')}
        data-autofocus
      />
      <div className={classes.two}>
        <TextInput label={t('cite.workTitle')} {...field('title')} />
        <TextInput label={t('cite.year')} inputMode="numeric" {...field('year')} />
      </div>
      <TextInput
        label={t('cite.link')}
        description={t('cite.linkHint')}
        {...field('link')}
        error={refused === 'link' && t('cite.linkRefused')}
      />
      <Group justify="space-between">
        {other || <span />}
        <Button type="submit">{label}</Button>
      </Group>
    </form>
  );
}

/** A DOI as its address; null for what is no address. */
function addressOf(typed: string): string | null {
  if (typed === '') return '';
  const doi = /^(?:doi:\s*)?(10\.\d{4,9}\/\S+)$/i.exec(typed)?.[1];
  const address = doi === undefined ? typed : `https://doi.org/${doi}`;
  if (isSafeLink(address) && /^https?:/i.test(address)) return address;
  const withScheme = `https://${address}`;
  return /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(address) && isSafeLink(withScheme) ? withScheme : null;
}
