import { useTranslation } from 'react-i18next';
import { GoalsView } from '../../goals/components/goals-view.tsx';
import type { GoalChange } from '../../goals/goal.ts';
import { isHttps, type Details } from '../details.ts';
import classes from './details-view.module.css';

type DetailsViewProps = {
  details: Details;
  /** Against the approved goals; null where nothing has changed. */
  changes: readonly GoalChange[] | null;
};

/** What a team said beside a text, to be read. */
export function DetailsView({ details: { goals, abstract, code }, changes }: DetailsViewProps) {
  const { t } = useTranslation('goals');
  if (goals.length === 0 && abstract === '' && code === '') return null;
  return (
    <section className={classes.details} aria-label={t('beside')}>
      {abstract !== '' && (
        <div>
          <h2>{t('abstract')}</h2>
          <p className={classes.abstract}>{abstract}</p>
        </div>
      )}
      {code !== '' && (
        <div>
          <h2>{t('code')}</h2>
          <p className={classes.code}>
            <code>{code}</code>
            {isHttps(code) && (
              <a href={code} target="_blank" rel="noopener noreferrer nofollow">
                {t('openCode', { host: new URL(code).hostname })}
              </a>
            )}
          </p>
        </div>
      )}
      {goals.length > 0 && <GoalsView lines={goals} changes={changes} />}
    </section>
  );
}
