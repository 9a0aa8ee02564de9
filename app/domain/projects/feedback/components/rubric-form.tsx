import { useFetcher } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import type { Criterion } from '#app/domain/syllabus/course.ts';
import { useComeBack } from '#app/ui/come-back.ts';
import type { NotReached } from '#app/ui/not-reached.ts';
import type { ReviewAnswer } from '../review-form.server.ts';
import { keptFields } from '../kept-fields.ts';
import { markedCriteria, rubricPoints } from '../rubric.ts';
import type { StaffReview } from '../staff-review.server.ts';
import { useKeptText } from '#app/domain/people/components/kept-text.ts';
import classes from './rubric-form.module.css';

type RubricFormProps = { version: number; rubric: StaffReview['rubric']; keptAs: string };

/** The rubric of a stage, marked by choosing: each choice is kept at once, as a draft of staff. */
export function RubricForm({ version, rubric: { criteria, marks }, keptAs }: RubricFormProps) {
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
          keptAs={`${keptAs}/${keptFields.criterion(version, criterion.key)}`}
          criterion={criterion}
          chosen={marks.find((mark) => mark.criterion === criterion.key)?.level ?? ''}
        />
      ))}
    </section>
  );
}

type CriterionFieldProps = {
  version: number;
  criterion: Criterion;
  chosen: string;
  keptAs: string;
};

/** What is kept of a choice that takes the mark away. */
const noLevel = '-';

function CriterionField({ version, criterion, chosen, keptAs }: CriterionFieldProps) {
  const { t } = useTranslation('feedback');
  const say = useSay();
  const fetcher = useFetcher<ReviewAnswer | NotReached>();
  const { key, label, help, levels } = criterion;
  // What was chosen shows at once; when it was not kept, what holds shows again.
  const [picked, setPicked] = useState({ level: chosen, instead: chosen });
  const refused =
    fetcher.state === 'idle' && fetcher.data?.ok === false ? fetcher.data.because : null;
  const shown = refused === null && picked.instead === chosen ? picked.level : chosen;
  const field = useRef<HTMLFieldSetElement>(null);
  const kept = useKeptText(keptAs);
  const choose = (level: string) => {
    kept.write(level === '' ? noLevel : level);
    setPicked({ level, instead: chosen });
    fetcher.submit({ intent: 'mark', version, criterion: key, level }, { method: 'post' });
  };
  useEffect(() => {
    if (fetcher.state === 'loading' && fetcher.data?.ok === true) kept.forget();
  }, [fetcher.state, fetcher.data, kept]);
  // Chosen when the session was over: it is said again.
  useComeBack(keptAs, () => {
    field.current?.querySelector('input')?.focus();
    const { words } = kept;
    if (words === noLevel || levels.some((level) => level.key === words))
      choose(words === noLevel ? '' : words);
  });
  return (
    <fieldset ref={field} className={classes.criterion}>
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
