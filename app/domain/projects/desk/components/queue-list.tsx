import { NavLink } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { DistanceTo } from '#app/domain/calendar/components/deadline.tsx';
import { useNow } from '#app/domain/calendar/components/now.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { StateMark } from '../../components/state-mark.tsx';
import { reviewPath } from '../review-places.ts';
import type { QueueItem } from '../staff-queue.server.ts';
import classes from './queue-list.module.css';

type QueueListProps = {
  offering: string;
  items: readonly QueueItem[];
  /** Since when the oldest of the whole list waits: its bar is the longest. */
  oldest: Date | null;
  /** The filter, carried on to the review. */
  search: string;
  /** In a narrow pane beside the document. */
  narrow?: boolean;
  /** Whether each item says where it stands; needless where all of them wait. */
  states?: boolean;
};

/** What waits for staff, each with its age as a bar: the longest waits longest. */
export function QueueList({
  offering,
  items,
  oldest,
  search,
  narrow = false,
  states = false,
}: QueueListProps) {
  const { t } = useTranslation(['feedback', 'desk']);
  const now = useNow();
  const say = useSay();
  const age = ({ since }: { since: Date }) => Math.max(0, now.getTime() - since.getTime());
  const longest = Math.max(1, oldest === null ? 0 : age({ since: oldest }));
  return (
    <ol
      className={classes.list}
      data-narrow={narrow || undefined}
      data-states={states || undefined}
    >
      {items.map((item) => (
        <li key={`${item.project}/${item.stage}`}>
          <NavLink
            to={reviewPath(offering, item, search)}
            className={classes.item ?? ''}
            prefetch="intent"
          >
            <span className={classes.title}>{item.title}</span>
            <span className={classes.stage}>
              {say(item.stageTitle)} · {t('version', { version: item.version })}
            </span>
            <span className={classes.team}>
              {item.team.join(', ')}
              {!narrow && (
                <span className={classes.answers}>
                  {item.conflict
                    ? t('desk:notYours')
                    : item.answers === null
                      ? t('desk:answersNobody')
                      : t('desk:answers', { name: item.answers.name })}
                </span>
              )}
            </span>
            {states && <StateMark state={item.state} />}
            <span className={classes.age}>
              <span className={classes.bar} aria-hidden>
                <span style={{ width: `${Math.max(3, (age(item) / longest) * 100)}%` }} />
              </span>
              <DistanceTo at={item.since} />
            </span>
            <span className={classes.marks}>
              {item.changesScope && <span>{t('scopeMark')}</span>}
              {item.unread > 0 && (
                <span className={classes.unread}>{t('newReplies', { count: item.unread })}</span>
              )}
              {item.drafts > 0 && <span>{t('drafts', { count: item.drafts })}</span>}
            </span>
          </NavLink>
        </li>
      ))}
    </ol>
  );
}
