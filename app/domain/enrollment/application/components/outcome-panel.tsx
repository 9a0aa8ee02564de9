import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DistanceTo } from '#app/domain/calendar/components/deadline.tsx';
import type { Outcome } from '#app/db/generated/enums.ts';
import type { StaffApplication } from '../staff-application.server.ts';
import classes from './review-panel.module.css';

type OutcomePanelProps = {
  application: StaffApplication;
  prepare: (outcome: Outcome | 'none') => void;
  busy: boolean;
};

/** What is prepared for an application, and who prepared what. */
export function OutcomePanel({ application, prepare, busy }: OutcomePanelProps) {
  const { t } = useTranslation('applications');
  const { state, prepared, history } = application;
  return (
    <section aria-labelledby="outcome" className={classes.part}>
      <h2 id="outcome">{t('staff.outcome')}</h2>
      {state.state !== 'received' ? (
        <p>{t('staff.answered', { state: t(`staff.answeredAs.${state.state}`) })}</p>
      ) : (
        <>
          <div className={classes.outcomes}>
            {(['offer', 'waitlist', 'refuse'] as const).map((outcome) => (
              <Button
                key={outcome}
                size="compact-sm"
                variant={prepared === outcome ? 'filled' : 'default'}
                aria-pressed={prepared === outcome}
                disabled={busy}
                onClick={() => prepare(prepared === outcome ? 'none' : outcome)}
              >
                {t(`staff.prepare.${outcome}`)}
              </Button>
            ))}
          </div>
          <p className={classes.soft}>{t('staff.outcomeHelp')}</p>
        </>
      )}
      {history.length > 0 && (
        <details className={classes.history}>
          <summary>{t('staff.history')}</summary>
          <ol>
            {history.map(({ id, outcome, by, at, released }) => (
              <li key={id}>
                {t(`staff.historyLine.${outcome ?? 'none'}`)} · {by} · <DistanceTo at={at} />
                {released && ` · ${t('staff.released')}`}
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}
