import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useComeBack } from '#app/ui/come-back.ts';
import { DistanceTo } from '#app/domain/calendar/components/deadline.tsx';
import { keptFields } from '../kept-fields.ts';
import type { NoteView } from '../staff-notes.server.ts';
import { CommentForm } from './comment-form.tsx';
import { OwnWords } from './own-words.tsx';
import classes from './staff-notes.module.css';

type StaffNotesProps = {
  notes: readonly NoteView[];
  keptAs: string;
  /** Whether a new one is being written. */
  writing: boolean;
  onWriting: (writing: boolean) => void;
};

/** What staff note about a project among themselves; the team never sees any of it. */
export function StaffNotes({ notes, keptAs, writing, onWriting }: StaffNotesProps) {
  const { t } = useTranslation('feedback');
  const key = `${keptAs}/${keptFields.staffNote()}`;
  useComeBack(key, () => onWriting(true));
  return (
    <section className={classes.notes} aria-labelledby="staff-notes">
      <div className={classes.head}>
        <h2 id="staff-notes">
          <IconLock size={17} stroke={1.8} aria-hidden /> {t('notes.title')}
        </h2>
        {!writing && (
          <Button size="compact-sm" variant="subtle" onClick={() => onWriting(true)}>
            {t('notes.add')}
          </Button>
        )}
      </div>
      <p className={classes.soft}>{t('notes.about')}</p>
      {notes.length > 0 && (
        <ol className={classes.list}>
          {notes.map((note) => (
            <Note key={note.id} note={note} keptAs={keptAs} />
          ))}
        </ol>
      )}
      {writing && (
        <CommentForm
          keptAs={key}
          label={t('notes.label')}
          submit={t('notes.save')}
          fields={{ intent: 'note' }}
          autoFocus
          onSent={() => onWriting(false)}
          onCancel={() => onWriting(false)}
        />
      )}
    </section>
  );
}

function Note({ note, keptAs }: { note: NoteView; keptAs: string }) {
  const { t } = useTranslation('feedback');
  const [changing, setChanging] = useState(false);
  const { id, author, mine, body, html, at, changed } = note;
  const key = `${keptAs}/${keptFields.changedNote(id)}`;
  useComeBack(key, () => setChanging(mine));
  return (
    <li>
      <p className={classes.soft}>
        <strong>{author}</strong> <DistanceTo at={at} /> {changed && t('notes.changed')}
      </p>
      {changing ? (
        <CommentForm
          keptAs={key}
          label={t('notes.label')}
          submit={t('notes.save')}
          fields={{ intent: 'change-note', note: id }}
          begin={body}
          autoFocus
          onSent={() => setChanging(false)}
          onCancel={() => setChanging(false)}
        />
      ) : (
        <div className={classes.body} dangerouslySetInnerHTML={{ __html: html }} />
      )}
      {mine && !changing && (
        <div className={classes.buttons}>
          <OwnWords
            onChange={() => setChanging(true)}
            discard={{ intent: 'discard-note', note: id }}
          />
        </div>
      )}
    </li>
  );
}
