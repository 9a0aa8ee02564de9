import { Link, useFetcher } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { NotReached } from '#app/ui/not-reached.ts';
import { ScrollTable } from '#app/ui/scroll-table.tsx';
import { SmallButton } from '#app/ui/small-button.tsx';
import { PointsText } from '../../components/points-text.tsx';
import { longestReason } from '../../give-score.ts';
import type { MidtermScores, PaperRow } from '../midterm-scores.server.ts';
import type { ScorePaperAnswer } from '../score-paper.server.ts';
import classes from './paper-scores.module.css';

type PaperScoresProps = { offering: string; scores: MidtermScores };

/** Everybody's points, question by question; each line is saved by itself. */
export function PaperScores({ offering, scores }: PaperScoresProps) {
  const { t } = useTranslation('draw');
  const { rows, asks, each, papers } = scores;
  return (
    <ScrollTable label={t('scores.title')}>
      <thead>
        <tr>
          <th scope="col">{t('name')}</th>
          {papers > 1 && <th scope="col">{t('scores.paper')}</th>}
          <th scope="col">
            {t('scores.points', { count: asks, each: Math.round(each * 100) / 100 })}
          </th>
          <th scope="col" className={classes.total}>
            {t('scores.total')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Link to={`/${offering}/staff/gradebook/${row.id}`}>
                <bdi>{row.name}</bdi>
              </Link>
              {row.number !== null && <span className={classes.number}>{row.number}</span>}
            </th>
            {papers > 1 && <td>{row.paper}</td>}
            <td>
              <PaperForm row={row} asks={asks} each={each} />
            </td>
            <td className={classes.total}>
              <PointsText standing={row.standing} outOf={scores.outOf} />
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

type PaperFormProps = { row: PaperRow; asks: number; each: number };

/** The points of one paper; Enter saves. What the person sees already is changed with a reason. */
function PaperForm({ row, asks, each }: PaperFormProps) {
  const { t } = useTranslation(['draw', 'gradebook']);
  const fetcher = useFetcher<ScorePaperAnswer | NotReached>();
  const { id, name, score, seen, questions, requestId } = row;
  const answer = fetcher.state === 'idle' ? fetcher.data : undefined;
  const outOf = Math.round(each * 100) / 100;
  return (
    <fetcher.Form method="post" className={classes.form}>
      <input type="hidden" name="person" value={id} />
      <input type="hidden" name="before" value={score ?? ''} />
      <input type="hidden" name="requestId" value={requestId} />
      {Array.from({ length: asks }, (_, index) => (
        <input
          // What was saved elsewhere meanwhile is shown once it is loaded.
          key={`${index} ${score}`}
          className={classes.points}
          name={`points:${index + 1}`}
          inputMode="decimal"
          autoComplete="off"
          required
          defaultValue={questions[index] ?? ''}
          onFocus={(event) => {
            event.currentTarget.select();
          }}
          aria-label={t('scores.of', { number: index + 1, name, outOf })}
          aria-invalid={answer?.ok === false && answer.because === 'no such score'}
        />
      ))}
      {seen !== 'nothing' && (
        <input
          key={score}
          className={classes.why}
          name="why"
          placeholder={t('gradebook:why')}
          aria-label={t('gradebook:why')}
          maxLength={longestReason}
          required
        />
      )}
      <SmallButton
        type="submit"
        disabled={fetcher.state !== 'idle'}
        aria-label={t('scores.saveOf', { name })}
      >
        {t('gradebook:save')}
      </SmallButton>
      <span role="status" className={classes.said} data-wrong={answer?.ok === false || undefined}>
        {answer?.ok === true && t('scores.saved')}
        {answer?.ok === false && t(`gradebook:refused.${answer.because}`, { outOf })}
      </span>
    </fetcher.Form>
  );
}
