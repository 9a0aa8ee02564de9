import { Button } from '@mantine/core';
import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnSession } from '../own-sessions.server.ts';
import classes from './session-list.module.css';

type SessionListProps = {
  sessions: readonly OwnSession[];
  /** Shows when something was, in real time. */
  moment: (at: Date) => ReactNode;
};

/** Sessions as lines: which browser, since when, and a button that ends it. */
export function SessionList({ sessions, moment }: SessionListProps) {
  const { t } = useTranslation('account');
  const nameOf = ({ browser, system }: OwnSession) =>
    browser !== null && system !== null
      ? t('sessions.on', { browser, system })
      : (browser ?? system ?? t('sessions.unknown'));
  return (
    <ul className={classes.list}>
      {sessions.map((session) => (
        <li key={session.id} className={classes.row}>
          <div className={classes.main}>
            <p className={classes.what}>
              {nameOf(session)}
              {session.current && <span className={classes.mark}>{t('sessions.current')}</span>}
            </p>
            <p className={classes.facts}>
              <span>{t(`sessions.by.${session.method}`)}</span>
              <span>
                {t('sessions.started')} {moment(session.startedAt)}
              </span>
              <span>
                {t('sessions.used')} {moment(session.usedAt)}
              </span>
            </p>
          </div>
          {!session.current && (
            <Form method="post">
              <input type="hidden" name="session" value={session.id} />
              <Button
                type="submit"
                variant="default"
                aria-label={t('sessions.endWhich', { which: nameOf(session) })}
              >
                {t('sessions.end')}
              </Button>
            </Form>
          )}
        </li>
      ))}
    </ul>
  );
}
