import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { DistanceTo } from '#app/domain/calendar/components/deadline.tsx';
import { TypedText } from '#app/domain/people/components/typed-text.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { postAddress } from '../post-address.ts';
import type { ListedThread } from '../staff-discussion.server.ts';
import classes from './thread-list.module.css';

type ThreadListProps = { offering: string; threads: readonly ListedThread[] };

/** Threads for staff: what is asked, about what, by whom and since when. */
export function ThreadList({ offering, threads }: ThreadListProps) {
  const { t } = useTranslation('discussion');
  const say = useSay();
  return (
    <ol className={classes.list}>
      {threads.map(({ id, question, step, author, anonymous, html, ...thread }) => (
        <li key={id}>
          <Link to={postAddress(offering, question.slug, id)} className={classes.title}>
            {say(question.title)}
            {step !== null && ` · ${t('step', { step })}`}
          </Link>
          <TypedText html={html} />
          <p className={classes.about}>
            <span>{author}</span>
            {anonymous && <span>{t('nameless')}</span>}
            <DistanceTo at={thread.writtenAt} />
            <span>{t('answers', { count: thread.answers })}</span>
            {!thread.open && <span>{t('settled')}</span>}
          </p>
        </li>
      ))}
    </ol>
  );
}
