import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import type { WeeklySlot } from '../course.ts';
import classes from './office-hours.module.css';
import { useSay } from './use-say.ts';

type OfficeHoursProps = {
  slots: readonly (WeeklySlot & { next: { start: Date; end: Date } | null })[];
  zone: string;
};

/** Somebody's weekly office hours, each with the next time it is held. */
export function OfficeHours({ slots, zone }: OfficeHoursProps) {
  const { t } = useTranslation('syllabus');
  const say = useSay();
  if (slots.length === 0) return <p className={classes.soft}>{t('noOfficeHours')}</p>;
  return (
    <ul className={classes.slots}>
      {slots.map(({ day, start, end, place, note, next }) => (
        <li key={`${day}-${start}`}>
          <span>
            {[t('meetsAt', { day: t(day), start, end }), place, note && say(note)]
              .filter(Boolean)
              .join(' · ')}
          </span>
          <span className={classes.soft}>
            {next !== null && (
              <>
                {t('nextTime')}: <Moment at={next.start} end={next.end} zone={zone} />
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
