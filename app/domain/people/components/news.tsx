import { UnstyledButton } from '@mantine/core';
import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnNotification } from '../own-notifications.server.ts';
import classes from './news.module.css';

type NewsProps = {
  news: readonly OwnNotification[];
  /** Shows how long ago something was. */
  moment: (at: Date) => ReactNode;
};

/** What the portal has told a person, the newest first. Following one marks it as read. */
export function News({ news, moment }: NewsProps) {
  const { t } = useTranslation('dashboard');
  const tell = useTell();
  if (news.length === 0) return <p className={classes.none}>{t('noNews')}</p>;
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
                <span className={classes.what}>{tell(each)}</span>{' '}
                {each.unread && <span className={classes.mark}>{t('newMark')}</span>}
                <span className={classes.when}>{moment(each.at)}</span>
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </Form>
  );
}

function useTell(): (news: OwnNotification) => string {
  const { t } = useTranslation('dashboard');
  return (news) => {
    if (news.kind === 'score') {
      return t('told.score', { homework: news.data.homework.toUpperCase() });
    }
    const { verdict, project, version } = news.data;
    const what = verdict === null ? 'comments' : verdict === 'approved' ? 'approved' : 'changes';
    return t(`told.${what}`, { project, version });
  };
}
