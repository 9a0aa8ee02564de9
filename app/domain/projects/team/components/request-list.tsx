import { Button } from '@mantine/core';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import type { RequestView } from '../change-request.server.ts';
import type { ProjectTeam } from '../project-team.server.ts';
import classes from './team.module.css';

type RequestListProps = { requests: ProjectTeam['requests']; zone: string };

/** What a team has asked staff for, with their answers. */
export function RequestList({ requests, zone }: RequestListProps) {
  const { t } = useTranslation('team');
  return (
    <section className={classes.section} aria-labelledby="requests">
      <h2 id="requests">{t('requests.title')}</h2>
      <ul className={classes.list}>
        {requests.map((request) => (
          <li key={request.id}>
            <RequestWords request={request} zone={zone} />
            {request.own && request.end === null && (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="request" value={request.id} />
                <Button
                  type="submit"
                  name="intent"
                  value="withdraw-request"
                  variant="default"
                  size="xs"
                >
                  {t('requests.withdraw')}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

type RequestWordsProps = {
  request: RequestView;
  zone: string;
  /** For those whom it waits for: they need not be told that it does. */
  forStaff?: boolean;
};

/** A request in words: what is asked, by whom and why, and what staff said. */
export function RequestWords({ request, zone, forStaff = false }: RequestWordsProps) {
  const { t } = useTranslation('team');
  const { change, person, by, why, at, end, answer } = request;
  return (
    <>
      <div className={classes.who}>
        <span>{t(`requests.${change}`, { person })}</span>
        {by !== person && <span className={classes.soft}>{t('requests.by', { by })}</span>}
        <span className={classes.soft}>
          <Moment at={at} zone={zone} />
        </span>
      </div>
      {(end !== null || !forStaff) && (
        <span className={classes.mark} data-end={end}>
          {t(`requests.${end ?? 'waiting'}`)}
        </span>
      )}
      <p className={classes.said}>{why}</p>
      {answer !== '' && (
        <p className={classes.reply}>
          <span className={classes.soft}>{t('requests.said')}</span> {answer}
        </p>
      )}
    </>
  );
}
