import { Button } from '@mantine/core';
import { Form, Link, useLocation, useNavigation } from '@remix-run/react';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Day } from '#app/domain/calendar/components/deadline.tsx';
import type { LectureRead } from '../reading-progress.ts';
import classes from './read-mark.module.css';

type ReadMarkProps = {
  marks: readonly LectureRead[];
  lecture: string;
  zone: string;
};

/** Whether one has read this lecture, and the button that says so or takes it back. */
export function ReadMark({ marks, lecture, zone }: ReadMarkProps) {
  const { t } = useTranslation('syllabus');
  const at = marks.find((mark) => mark.lecture === lecture)?.at ?? null;
  const sent = useNavigation().formData?.get('intent');
  const read = sent === null || sent === undefined ? at !== null : sent === 'read';
  return (
    <Form method="post" preventScrollReset replace className={classes.mark}>
      {read && (
        <span className={classes.read}>
          <IconCheck size={16} stroke={2.25} aria-hidden /> {t('lectureRead')}{' '}
          {at !== null && <Day at={at} zone={zone} />}
        </span>
      )}
      <Button
        type="submit"
        size="compact-sm"
        variant="default"
        name="intent"
        value={read ? 'unread' : 'read'}
      >
        {t(read ? 'markUnread' : 'markRead')}
      </Button>
    </Form>
  );
}

/** The same for somebody signed out: reading needs no account, keeping track of it does. */
export function ReadMarkSignedOut() {
  const { t } = useTranslation('syllabus');
  const { pathname, search } = useLocation();
  return (
    <p className={classes.signedOut}>
      <Link to={`/sign-in?to=${encodeURIComponent(pathname + search)}`}>{t('signIn')}</Link>{' '}
      {t('toKeepMarks')}
    </p>
  );
}
