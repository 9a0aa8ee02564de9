import { useFetcher } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import type { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import type { NotReached } from '#app/ui/not-reached.ts';
import type { GiveScoreResult } from '../give-score.server.ts';
import type { GradeItem } from '../grade-items.ts';
import type { GradebookRow } from '../gradebook-row.ts';
import type { GradebookCell } from '../item-facts.ts';
import classes from './gradebook-table.module.css';

type CellProps = {
  row: GradebookRow;
  item: GradeItem;
  /** The item's title in the reader's language. */
  title: string;
  /** The table's: a page has more than a thousand cells. */
  t: Words;
  onSaved: (row: GradebookRow) => void;
};

/** One score: said, and typed over in its place. */
export function GradebookCellView({ row, item, title, t, onSaved }: CellProps) {
  const [editing, setEditing] = useState(false);
  const cell = row.cells[item.key];
  const button = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    // The button stands where the form was.
    if (wasEditing.current && !editing) button.current?.focus();
    wasEditing.current = editing;
  }, [editing]);
  if (cell === undefined) return <td />;
  const close = () => {
    setEditing(false);
  };
  return (
    <td className={classes.cell} data-seen={cell.unreleased ? cell.seen : 'this'}>
      {editing ? (
        <CellForm
          {...{ row, item, title, t, cell }}
          onClose={close}
          onSaved={(saved) => {
            onSaved(saved);
            close();
          }}
        />
      ) : (
        <button
          ref={button}
          type="button"
          className={classes.value}
          aria-label={t('change', { name: row.name, item: title, state: said(cell, t) })}
          onClick={() => {
            setEditing(true);
          }}
        >
          <CellText cell={cell} t={t} />
        </button>
      )}
    </td>
  );
}

function CellText({ cell: { standing, waits }, t }: { cell: GradebookCell; t: Words }) {
  return (
    <>
      {standing.kind === 'score' && standing.points}
      {standing.kind === 'score' && standing.cut !== undefined && (
        <span className={classes.waits}>{t('cut', standing.cut)}</span>
      )}
      {standing.kind !== 'score' && standing.kind !== 'open' && t(`short.${standing.kind}`)}
      {standing.kind === 'open' && !waits && '–'}
      {waits && <span className={classes.waits}>{t('waits')}</span>}
    </>
  );
}

type Words = ReturnType<typeof useTranslation<'gradebook'>>['t'];

/** A cell for who does not see it: what it holds, and whether its person sees that. */
function said({ standing, waits, score, seen, unreleased }: GradebookCell, t: Words): string {
  const parts = [
    standing.kind === 'score' ? String(standing.points) : t(`standing.${standing.kind}`),
    standing.kind === 'score' && standing.cut !== undefined && t('cut', standing.cut),
    waits && t('waits'),
    (score !== null || unreleased) && t(`seen.${seen}`),
  ];
  return parts.filter(Boolean).join(', ');
}

type FormProps = CellProps & { cell: GradebookCell; onClose: () => void };

/** Enter saves, Escape leaves it as it was; what the person sees already is changed with a reason. */
function CellForm({ row, item, title, t, cell, onSaved, onClose }: FormProps) {
  const fetcher = useFetcher<GiveScoreResult | NotReached>();
  const [requestId] = useState(() => newId());
  const answer = fetcher.state === 'idle' ? fetcher.data : undefined;
  const saved = answer?.ok === true ? answer.row : null;
  const told = useRef(false);
  useEffect(() => {
    if (saved === null || told.current) return;
    told.current = true;
    onSaved(saved);
  }, [saved, onSaved]);
  const shown = cell.standing.kind === 'score' ? String(cell.standing.points) : '';
  return (
    <fetcher.Form
      method="post"
      className={classes.form}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <input type="hidden" name="person" value={row.id} />
      <input type="hidden" name="item" value={item.key} />
      <input type="hidden" name="kind" value="score" />
      <input type="hidden" name="before" value={cell.score ?? ''} />
      <input type="hidden" name="requestId" value={requestId} />
      <input
        className={classes.input}
        name="points"
        inputMode="decimal"
        autoComplete="off"
        defaultValue={shown}
        autoFocus
        required
        aria-label={t('points', { name: row.name, item: title, outOf: item.outOf })}
        aria-invalid={answer?.ok === false}
        onFocus={(event) => {
          event.currentTarget.select();
        }}
      />
      {cell.seen !== 'nothing' && (
        <input
          className={classes.reason}
          name="why"
          placeholder={t('why')}
          aria-label={t('why')}
          maxLength={500}
          required
        />
      )}
      <span className={classes.buttons}>
        <button type="submit" className={classes.save} disabled={fetcher.state !== 'idle'}>
          {t('save')}
        </button>
        <button type="button" className={classes.save} onClick={onClose}>
          {t('leave')}
        </button>
      </span>
      {answer?.ok === false && (
        <span role="alert" className={classes.refused}>
          {t(`refused.${answer.because}`, { outOf: item.outOf })}
        </span>
      )}
    </fetcher.Form>
  );
}
