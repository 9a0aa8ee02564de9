import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import type { RosterPerson } from '../roster-person.server.ts';
import classes from './roster-person.module.css';

/** What somebody has handed in, how their place came to be, and what is recorded of them. */
export function PersonHistory({ person, zone }: { person: RosterPerson; zone: string }) {
  const { t, i18n } = useTranslation('roster');
  const { homework, facts, records } = person;
  const said = (action: string) => {
    const key = `did_${action}`;
    return i18n.exists(key, { ns: 'roster' }) ? t(key as 'did_changed role') : action;
  };
  return (
    <>
      {homework.length > 0 && (
        <section className={classes.section} aria-labelledby="homework">
          <h2 id="homework">{t('homework')}</h2>
          <ul className={classes.list}>
            {homework.map(({ slug, last }) => (
              <li key={slug}>
                <strong>{slug.toUpperCase()}</strong>{' '}
                {last === null ? (
                  <span className={`${classes.soft} ${classes.none}`}>{t('notHandedIn')}</span>
                ) : (
                  <>
                    {t('handedIn', { number: last.number })}
                    <span className={classes.soft}>
                      <Moment at={last.submittedAt} zone={zone} />
                    </span>
                  </>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className={classes.section} aria-labelledby="history">
        <h2 id="history">{t('history')}</h2>
        {facts.length === 0 && <p className={classes.soft}>{t('noHistory')}</p>}
        <ul className={classes.list}>
          {facts.map(({ id, kind, at }) => (
            <li key={id}>
              {t(`fact_${kind}`)}
              <span className={classes.soft}>
                <Moment at={at} zone={zone} />
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section className={classes.section} aria-labelledby="records">
        <h2 id="records">{t('records')}</h2>
        {records.length === 0 && <p className={classes.soft}>{t('noRecords')}</p>}
        <ul className={classes.list}>
          {records.map(({ id, actor, action, from, to, why, at }) => (
            <li key={id}>
              <bdi>{actor ?? t('portal')}</bdi>: {said(action)}
              <span className={classes.soft}>
                <States from={from} to={to} />
                {why !== null && <bdi> · {why}</bdi>}
              </span>
              <span className={classes.soft}>
                <Moment at={at} zone={zone} />
              </span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

type States = RosterPerson['records'][number]['from'];

function States({ from, to }: { from: States; to: States }) {
  const { t, i18n } = useTranslation('roster');
  const shown = (state: States) =>
    state
      .map(([, value]) =>
        i18n.exists(`role_${value}`, { ns: 'roster' })
          ? t(`role_${value}` as 'role_student')
          : value,
      )
      .join(', ') || t('noValue');
  return from.length + to.length === 0 ? null : <bdi>{`${shown(from)} → ${shown(to)}`}</bdi>;
}
