import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { NumberedNote, Place, PlacedNote } from '../place.ts';
import classes from './pins.module.css';

/** What a shown file knows of notes. */
export type Noting = {
  /** Each is a pin at its place, numbered in this order. */
  notes: readonly PlacedNote[];
  /** Asks for a note at a place; without it nothing can be clicked. */
  onPlace?: ((place: Place) => void) | undefined;
  /** A pin was chosen. */
  onNote?: ((id: string) => void) | undefined;
};

type PinsProps = Pick<Noting, 'onNote'> & { notes: readonly NumberedNote[] };

/** The notes at one place: small numbers, each with its words for a screen reader and on hover. */
export function Pins({ notes, onNote }: PinsProps) {
  return notes.map((note) => (
    <span
      key={note.id}
      className={classes.place}
      style={
        note.place.kind === 'page'
          ? { left: `${100 * note.place.x}%`, top: `${100 * note.place.y}%` }
          : undefined
      }
      data-on={note.place.kind}
    >
      <Pin note={note} onNote={onNote} />
    </span>
  ));
}

function Pin({ note, onNote }: { note: NumberedNote } & Pick<Noting, 'onNote'>) {
  const { t } = useTranslation('preview');
  const { id, number, label, text } = note;
  const name = t('note', { number, label, text });
  return onNote === undefined ? (
    <span className={classes.pin} role="img" aria-label={name} title={text}>
      {number}
    </span>
  ) : (
    <button
      type="button"
      className={classes.pin}
      aria-label={name}
      title={text}
      onClick={(event) => {
        event.stopPropagation();
        onNote(id);
      }}
    >
      {number}
    </button>
  );
}

/** Whether a click was meant for a place, and not to follow a link, press a button or select text. */
export function meantForPlace({ target }: MouseEvent): boolean {
  const other = target instanceof Element && target.closest('a, button') !== null;
  return !other && window.getSelection()?.isCollapsed !== false;
}
