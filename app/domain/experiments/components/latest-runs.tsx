import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { DistanceTo } from '#app/domain/calendar/components/deadline.tsx';
import type { OwnRun } from '../own-runs.server.ts';
import { RunFigures, useRunTitle } from './run-figures.tsx';
import classes from './run-list.module.css';

/** The latest few runs that somebody kept, as a part of a page about more. */
export function LatestRuns({ runs }: { runs: readonly OwnRun[] }) {
  const { t } = useTranslation('runs');
  if (runs.length === 0) {
    return (
      <>
        <p className={classes.settings}>{t('noRuns')}</p>
        <p>
          <Link to="/playground">{t('toPlayground')}</Link>
        </p>
      </>
    );
  }
  return (
    <>
      <ul className={classes.latest}>
        {runs.map((run) => (
          <li key={run.id}>
            <RunLink run={run} />{' '}
            <span className={classes.settings}>
              <DistanceTo at={run.keptAt} />
            </span>
            <RunFigures run={run} />
            {run.note !== '' && <p className={classes.words}>{run.note}</p>}
          </li>
        ))}
      </ul>
      <Link to="/playground/runs">{t('allRuns')}</Link>
    </>
  );
}

function RunLink({ run }: { run: OwnRun }) {
  const title = useRunTitle(run);
  const { experiment, settings } = run;
  if (run.title === null) return <span>{title}</span>;
  return (
    <Link to={`/playground/${experiment}${settings === '' ? '' : `?${settings}`}`}>{title}</Link>
  );
}
