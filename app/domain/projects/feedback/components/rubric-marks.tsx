import { useTranslation } from 'react-i18next';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import type { Criterion } from '#app/domain/syllabus/course.ts';
import { markedCriteria, rubricPoints, type RubricMark } from '../rubric.ts';
import classes from './rubric-marks.module.css';

type RubricMarksProps = { rubric: readonly Criterion[]; marks: readonly RubricMark[] };

/** What staff marked in a version, with the whole scale of each criterion: where on it one stands. */
export function RubricMarks({ rubric, marks }: RubricMarksProps) {
  const { t } = useTranslation('feedback');
  const say = useSay();
  const marked = markedCriteria(rubric, marks);
  if (marked.length === 0) return null;
  const points = rubricPoints(marked);
  return (
    <div className={classes.rubric}>
      <h2>{t('rubric.title')}</h2>
      <dl>
        {marked.map(({ criterion: { key, label, help, levels }, level }) => (
          <div key={key}>
            <dt>{say(label)}</dt>
            <dd>
              <span className={classes.scale} aria-hidden>
                {levels.map((each, index) => (
                  <span key={each.key} data-reached={index <= levels.indexOf(level) || undefined} />
                ))}
              </span>
              <strong>{say(level.label)}</strong>
              {level.points !== null && ` · ${t('rubric.worth', { count: level.points })}`}
              {help !== null && <span className={classes.help}>{say(help)}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {points !== null && <p>{t('rubric.points', points)}</p>}
    </div>
  );
}
