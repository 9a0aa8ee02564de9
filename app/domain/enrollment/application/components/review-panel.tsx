import { Textarea } from '@mantine/core';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answers } from '../answers.ts';
import { disagreementFrom } from '../review.ts';
import type { StaffApplication } from '../staff-application.server.ts';
import { KeepingState } from './keeping-state.tsx';
import type { Keeping } from './kept-fields.ts';
import classes from './review-panel.module.css';

export const scoreKeys = ['1', '2', '3', '4', '5'] as const;

type ReviewPanelProps = {
  application: StaffApplication;
  values: Answers;
  keeping: Keeping;
  set: (key: 'score' | 'note', value: string) => void;
  note: RefObject<HTMLTextAreaElement>;
};

/** One's own score and private note; the others' once one's own score is given. */
export function ReviewPanel({ application, values, keeping, set, note }: ReviewPanelProps) {
  const { t } = useTranslation('applications');
  const text = typeof values.note === 'string' ? values.note : '';
  return (
    <>
      <section aria-labelledby="review" className={classes.part}>
        <h2 id="review">{t('staff.yourReview')}</h2>
        <fieldset className={classes.scores}>
          <legend>{t('staff.scoreLegend')}</legend>
          <div>
            {scoreKeys.map((score) => (
              <label key={score} title={t(`staff.scoreWords.${score}`)}>
                <input
                  type="radio"
                  name="score"
                  value={score}
                  aria-label={`${score} ${t(`staff.scoreWords.${score}`)}`}
                  checked={values.score === score}
                  onChange={() => set('score', score)}
                />
                <span aria-hidden>{score}</span>
              </label>
            ))}
          </div>
          <p className={classes.soft} aria-hidden>
            {scoreKeys.map((key) => key === values.score && t(`staff.scoreWords.${key}`))}
          </p>
        </fieldset>
        <Textarea
          ref={note}
          label={t('staff.note')}
          description={t('staff.noteHelp')}
          value={text}
          maxLength={10_000}
          autosize
          minRows={4}
          maxRows={16}
          onChange={(event) => set('note', event.currentTarget.value)}
        />
        <KeepingState keeping={keeping} />
      </section>
      <section aria-labelledby="others" className={classes.part}>
        <h2 id="others">{t('staff.others')}</h2>
        <Others application={application} />
      </section>
    </>
  );
}

function Others({ application }: { application: StaffApplication }) {
  const { t } = useTranslation('applications');
  const { others, otherCount, apart } = application;
  if (others === null) {
    return <p className={classes.soft}>{t('staff.othersHidden', { count: otherCount })}</p>;
  }
  if (others.length === 0) return <p className={classes.soft}>{t('staff.noOthers')}</p>;
  return (
    <>
      {apart >= disagreementFrom && (
        <p className={classes.apart}>{t('staff.apart', { count: apart })}</p>
      )}
      <ul className={classes.others}>
        {others.map(({ by, score, note }) => (
          <li key={by}>
            <span className={classes.by}>{by}</span>
            <span className={classes.score}>{score ?? t('staff.noScore')}</span>
            {note !== '' && <p>{note}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}
