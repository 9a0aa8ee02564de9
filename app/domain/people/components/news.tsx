import { UnstyledButton } from '@mantine/core';
import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../in-words.ts';
import type { OwnNotification } from '../own-notifications.server.ts';
import classes from './news.module.css';

type NewsProps = {
  news: readonly OwnNotification[];
  /** What is said when there is nothing. */
  none?: string;
  /** Shows how long ago something was. */
  moment: (at: Date) => ReactNode;
  /** Says an instant within a line, by the clock of the course it is about. */
  say: (at: Date, offering: string) => string;
  /** Names the course, where lines of several stand together. */
  from?: (offering: string) => string;
};

/** What the portal has told a person, the newest first. Following one marks it as read. */
export function News({ news, none = '', moment, say, from }: NewsProps) {
  const { t } = useTranslation('notifications');
  if (news.length === 0) return <p className={classes.none}>{none}</p>;
  return (
    <Form method="post">
      <ul className={classes.news}>
        {news.map((each) => (
          <li key={each.id}>
            <UnstyledButton
              type="submit"
              name="notification"
              value={each.id}
              className={classes.item}
              data-unread={each.unread || undefined}
            >
              <span className={classes.dot} aria-hidden />
              <span>
                <span className={classes.what}>
                  {inWords(each, { t, moment: (at) => say(at, each.offering) })}
                </span>{' '}
                {each.unread && <span className={classes.mark}>{t('inbox.new')}</span>}
                <span className={classes.when}>
                  {from !== undefined && `${from(each.offering)} · `}
                  {moment(each.at)}
                </span>
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </Form>
  );
}
