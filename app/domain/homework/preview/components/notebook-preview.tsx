import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { TypedText } from '#app/domain/people/components/typed-text.tsx';
import { useAlive } from '#app/ui/alive.ts';
import { stopWhereItScrolls } from '#app/ui/scroll-stops.ts';
import { SmallButton } from '#app/ui/small-button.tsx';
import type { Cell, Output, Picture } from '../file-view.ts';
import { notesAt } from '../place.ts';
import classes from './notebook-preview.module.css';
import { meantForPlace, Pins, type Noting } from './pins.tsx';

type NotebookPreviewProps = Noting & { cells: readonly Cell[]; more: boolean };

/** A notebook, cell by cell, with what its programs printed and drew. */
export function NotebookPreview({ cells, more, ...noting }: NotebookPreviewProps) {
  const { t } = useTranslation('preview');
  if (cells.length === 0) return <p className={classes.soft}>{t('noCells')}</p>;
  return (
    <>
      <h2 className={classes.title}>{t('notebook')}</h2>
      <ol className={classes.cells} data-noting={noting.onPlace !== undefined}>
        {cells.map((cell, i) => (
          <CellLine key={i} cell={cell} number={i + 1} {...noting} />
        ))}
      </ol>
      {more && <p className={classes.soft}>{t('moreCells', { count: cells.length })}</p>}
    </>
  );
}

type CellLineProps = Noting & { cell: Cell; number: number };

function CellLine({ cell, number, notes, onPlace, onNote }: CellLineProps) {
  const { t } = useTranslation('preview');
  const place = onPlace && (() => onPlace({ kind: 'cell', cell: number }));
  const here = notesAt(notes, 'cell', number);
  return (
    <li
      className={classes.cell}
      aria-label={t('cell', { number })}
      data-noted={here.length > 0}
      onClick={place && ((event) => meantForPlace(event) && place())}
    >
      <div className={classes.side}>
        <span className={classes.number}>
          {cell.kind === 'code' ? `[${cell.count ?? ' '}]` : ''}
        </span>
        <Pins notes={here} onNote={onNote} />
        {place && (
          <SmallButton onClick={place} aria-label={t('noteOnCell', { number })}>
            {t('noteHere')}
          </SmallButton>
        )}
      </div>
      <div className={classes.body}>
        <CellBody cell={cell} number={number} />
      </div>
    </li>
  );
}

function CellBody({ cell, number }: { cell: Cell; number: number }) {
  const { t } = useTranslation('preview');
  switch (cell.kind) {
    case 'words':
      return (
        <>
          <Words html={cell.html} />
          {cell.pictures.map((picture, i) => (
            <DrawnPicture key={i} picture={picture} alt={t('attached', { number })} />
          ))}
        </>
      );
    case 'plain':
      return (
        <>
          <pre className={classes.plain}>{cell.text}</pre>
          {cell.more && <p className={classes.soft}>{t('cut')}</p>}
        </>
      );
    case 'code':
      return (
        <>
          <pre className={classes.code}>{cell.code}</pre>
          {cell.outputs.map((output, i) => (
            <OutputPart key={i} output={output} number={number} />
          ))}
          {cell.more && <p className={classes.soft}>{t('cut')}</p>}
        </>
      );
  }
}

function OutputPart({ output, number }: { output: Output; number: number }) {
  const { t } = useTranslation('preview');
  switch (output.kind) {
    case 'text':
    case 'error':
      return (
        <>
          <pre className={classes.output} data-kind={output.kind}>
            {output.text}
          </pre>
          {output.more && <p className={classes.soft}>{t('cut')}</p>}
        </>
      );
    case 'picture':
      return <DrawnPicture picture={output.picture} alt={t('drawn', { number })} />;
    case 'left out':
      return <p className={classes.soft}>{t(`leftOut.${output.because}`)}</p>;
  }
}

/** Wide formulas and tables scroll in their cell. */
function Words({ html }: { html: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (box.current !== null) return stopWhereItScrolls([box.current]);
  }, []);
  return (
    <div ref={box} className={classes.words}>
      <TypedText html={html} />
    </div>
  );
}

/** Its bytes are in the page's data: they are not sent a second time in its text. */
function DrawnPicture({ picture, alt }: { picture: Picture; alt: string }) {
  const alive = useAlive();
  return <img className={classes.picture} src={alive ? picture : undefined} alt={alt} />;
}
