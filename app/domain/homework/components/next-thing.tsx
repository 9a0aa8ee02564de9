import { useTranslation } from 'react-i18next';
import { Deadline } from '#app/domain/calendar/components/deadline.tsx';
import type { Task } from '#app/domain/calendar/task.ts';
import type { Price } from '../ledger.ts';
import type { OwnLateDays } from '../student-homework.server.ts';
import { CostOfLate } from './cost-of-late.tsx';
import classes from './next-thing.module.css';

/** What somebody has to do next, what handing it in costs, and in which words to say it. */
export type NextThing = { task: Task; price: Price | null; doing: Task['doing'] | 'project' };

type WhenAndCostProps = { next: NextThing; lateDays: OwnLateDays | null; zone: string };

/** When the next thing is due, what there is to read, and what it costs to be late, if it counts. */
export function WhenAndCost({ next: { task, price, doing }, lateDays, zone }: WhenAndCostProps) {
  const { t } = useTranslation('dashboard');
  return (
    <span className={classes.lead}>
      {task.due !== null && (
        <span className={classes.when}>
          <Deadline at={task.due} zone={zone} />
        </span>
      )}
      <span>
        {task.unread > 0 && t('unread', { count: task.unread })} {t(`about.${doing}`)}{' '}
        {task.due !== null && price !== null && lateDays !== null && (
          <CostOfLate price={price} lateDays={lateDays} zone={zone} />
        )}
      </span>
    </span>
  );
}
