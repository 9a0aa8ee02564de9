import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { QueueItem } from '../staff-queue.server.ts';
import { QueueList } from './queue-list.tsx';
import classes from './queue-pane.module.css';

type QueuePaneProps = {
  offering: string;
  /** As much of the queue as stands around the open version, and how many come before and after. */
  queue: { items: readonly QueueItem[]; before: number; after: number; oldest: Date | null };
  /** The filter, carried on. */
  search: string;
};

/** The queue beside an open review; on narrow screens it is a page of its own. */
export function QueuePane({ offering, queue, search }: QueuePaneProps) {
  const { t } = useTranslation(['feedback', 'desk']);
  const { items, before, after, oldest } = queue;
  return (
    <nav className={classes.pane} aria-label={t('queue')}>
      <Link to={`/${offering}/staff/queue${search}`}>{t('backToQueue')}</Link>
      {before > 0 && <p className={classes.more}>{t('desk:windowBefore', { count: before })}</p>}
      <QueueList {...{ offering, search, items, oldest }} narrow />
      {after > 0 && <p className={classes.more}>{t('desk:windowAfter', { count: after })}</p>}
    </nav>
  );
}
