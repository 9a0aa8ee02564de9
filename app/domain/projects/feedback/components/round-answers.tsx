import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { RoundPlan } from '../round-plan.ts';
import classes from './round-answers.module.css';

type RoundAnswersProps = {
  plan: RoundPlan;
  /** Where a project's review is. */
  to: (project: string) => string;
};

/** What each team will hear with the round, and who is not in it. */
export function RoundAnswers({ plan: { answers, undecided }, to }: RoundAnswersProps) {
  const { t } = useTranslation(['feedback', 'goals']);
  return (
    <>
      <ul className={classes.answers}>
        {answers.map(
          ({ id, project, title, team, version, verdict, conditions, scope, note, by, drafts }) => (
            <li key={id}>
              <h2>
                <Link to={to(project)}>{title}</Link>
              </h2>
              <p className={classes.soft}>
                {team.join(', ')} · {by}
              </p>
              <p>
                <strong>
                  {t(`was.${conditions > 0 ? 'conditions' : verdict}`, {
                    version,
                    count: conditions,
                  })}
                </strong>
                {' · '}
                {t('round.comments', { count: drafts.length })}
              </p>
              {scope !== null && <p>{t(`goals:answer.was.${scope}`)}</p>}
              {note !== '' && <p className={classes.note}>{note}</p>}
            </li>
          ),
        )}
      </ul>
      {undecided.length > 0 && (
        <section className={classes.undecided} aria-labelledby="undecided">
          <h2 id="undecided">{t('round.undecided', { count: undecided.length })}</h2>
          <ul className={classes.links}>
            {undecided.map(({ project, title }) => (
              <li key={project}>
                <Link to={to(project)}>{title}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
