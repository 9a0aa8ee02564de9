import { useFetcher } from '@remix-run/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import type { Criterion } from '#app/domain/syllabus/course.ts';
import type { NotReached } from '#app/ui/not-reached.ts';
import type { ReviewAnswer } from '../review-form.server.ts';
import { markedCriteria, rubricPoints } from '../rubric.ts';
import type { StaffReview } from '../staff-review.server.ts';
import classes from './rubric-form.module.css';

type RubricFormProps = { version: number; rubric: StaffReview['rubric'] };

/** The rubric of a stage, marked by choosing: each choice is kept at once, as a draft of staff. */
export function RubricForm({ version, rubric: { criteria, marks } }: RubricFormProps) {
  const { t } = useTranslation('feedback');
  if (criteria.length === 0) return null;
  const marked = markedCriteria(criteria, marks);
  const points = rubricPoints(marked);
  return (
    <section className={classes.rubric} aria-labelledby="rubric">
      <h2 id="rubric">{t('rubric.title')}</h2>
      <p className={classes.soft}>
        {t('rubric.marked', { count: marked.length, of: criteria.length })}
        {points !== null && ` · ${t('rubric.points', points)}`}
      </p>
      {criteria.map((criterion) => (
        <CriterionField
          key={criterion.key}
          version={version}
          criterion={criterion}
          chosen={marks.find((mark) => mark.criterion === criterion.key)?.level ?? ''}
        />
      ))}
    </section>
  );
}

type CriterionFieldProps = { version: number; criterion: Criterion; chosen: string };

function CriterionField({ version, criterion, chosen }: CriterionFieldProps) {
  const { t } = useTranslation('feedback');
  const say = useSay();
  const fetcher = useFetcher<ReviewAnswer | NotReached>();
  const { key, label, help, levels } = criterion;
  // What was chosen shows at once; when it was not kept, what holds shows again.
  const [picked, setPicked] = useState({ level: chosen, instead: chosen });
  const refused =
    fetcher.state === 'idle' && fetcher.data?.ok === false ? fetcher.data.because : null;
  const shown = refused === null && picked.instead === chosen ? picked.level : chosen;
  const choose = (level: string) => {
    setPicked({ level, instead: chosen });
    fetcher.submit({ intent: 'mark', version, criterion: key, level }, { method: 'post' });
  };
  return (
    <fieldset className={classes.criterion}>
      <legend>{say(label)}</legend>
      {help !== null && <p className={classes.soft}>{say(help)}</p>}
      <div className={classes.levels}>
        {levels.map((level) => (
          <label key={level.key}>
            <input
              type="radio"
              name={`rubric-${key}`}
              value={level.key}
              checked={shown === level.key}
              onChange={() => choose(level.key)}
            />
            {say(level.label)}
            {level.points !== null && <span className={classes.points}>{level.points}</span>}
          </label>
        ))}
        {shown !== '' && (
          <button type="button" className={classes.clear} onClick={() => choose('')}>
            {t('rubric.clear')}
          </button>
        )}
      </div>
      {refused !== null && (
        <p role="alert" className={classes.refusal}>
          {t(refused === 'already answered' ? `refused.${refused}` : 'rubric.notKept')}
        </p>
      )}
    </fieldset>
  );
}
