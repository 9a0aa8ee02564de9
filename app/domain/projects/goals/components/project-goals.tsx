import { useTranslation } from 'react-i18next';
import type { Goal } from '../goal.ts';
import classes from './goals.module.css';

/** What a project is to reach, as approved or as changed since. */
export function ProjectGoals({ goals }: { goals: readonly Goal[] }) {
  const { t } = useTranslation('goals');
  return (
    <section className={classes.present} aria-labelledby="goals">
      <h2 id="goals">{t('present')}</h2>
      <ol className={classes.list} data-read>
        {goals.map(({ id, words }) => (
          <li key={id}>{words}</li>
        ))}
      </ol>
    </section>
  );
}
