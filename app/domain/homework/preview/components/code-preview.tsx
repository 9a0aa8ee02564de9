import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { notesAt } from '../place.ts';
import classes from './code-preview.module.css';
import { meantForPlace, Pins, type Noting } from './pins.tsx';

type CodePreviewProps = Noting & { lines: readonly string[] };

const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 20, PageUp: -20 };

/** A program, line by line. Its line numbers are one stop for the Tab key; arrows go on from there. */
export function CodePreview({ lines, notes, onPlace, onNote }: CodePreviewProps) {
  const { t } = useTranslation('preview');
  const [reached, setReached] = useState(1);
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const by = moves[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = Math.min(Math.max(reached + by, 1), lines.length);
    const list = event.currentTarget;
    setReached(next);
    list.querySelector<HTMLElement>(`[data-line="${next}"]`)?.focus();
  };
  return (
    <ol className={classes.lines} onKeyDown={onPlace && move} data-noting={onPlace !== undefined}>
      {lines.map((line, i) => {
        const number = i + 1;
        const here = notesAt(notes, 'line', number);
        const place = onPlace && (() => onPlace({ kind: 'line', line: number }));
        return (
          <li
            key={number}
            className={classes.line}
            data-noted={here.length > 0}
            onClick={place && ((event) => meantForPlace(event) && place())}
          >
            {place === undefined ? (
              <span className={classes.number}>{number}</span>
            ) : (
              <button
                type="button"
                className={classes.number}
                data-line={number}
                tabIndex={number === reached ? 0 : -1}
                aria-label={t('noteOnLine', { line: number })}
                onFocus={() => setReached(number)}
                onClick={place}
              >
                {number}
              </button>
            )}
            <code className={classes.code}>{line}</code>
            {here.length > 0 && (
              <span className={classes.pins}>
                <Pins notes={here} onNote={onNote} />
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
