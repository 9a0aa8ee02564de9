import { useTranslation } from 'react-i18next';
import { Deadline, Moment } from '#app/domain/calendar/components/deadline.tsx';
import type { WeeklySlot } from '../course.ts';
import type { OfficeHour, StaffHours } from '../office-hours.ts';
import classes from './office-hours.module.css';
import { useSay } from './use-say.ts';

type OfficeHoursProps = StaffHours & { weekly: readonly WeeklySlot[]; zone: string };

/** Somebody's weekly office hours, when the next one is, and which ones are not held. */
export function OfficeHours({ weekly, next, off, zone }: OfficeHoursProps) {
  const { t } = useTranslation(['syllabus', 'hours']);
  const say = useSay();
  if (weekly.length === 0 && next === null && off.length === 0) {
    return <p className={classes.soft}>{t('noOfficeHours')}</p>;
  }
  return (
    <div className={classes.hours}>
      {weekly.map(({ day, start, end, place, note }) => (
        <p key={`${day}-${start}`}>
          {[t('meetsAt', { day: t(day), start, end }), place, note && say(note)]
            .filter(Boolean)
            .join(' · ')}
        </p>
      ))}
      {next !== null && (
        <p>
          {t('hours:label', { words: t('hours:next') })}{' '}
          <Moment at={next.start} end={next.end} zone={zone} />
          {next.from === 'staff' && <About hour={next} />}
        </p>
      )}
      {off.map((hour) => (
        <p key={hour.start.getTime()} className={classes.off}>
          <OffHour hour={hour} zone={zone} />
        </p>
      ))}
    </div>
  );
}

/** That an hour is cancelled or moved, in plain words. */
function OffHour({ hour, zone }: { hour: StaffHours['off'][number]; zone: string }) {
  const { t } = useTranslation('hours');
  const { start, movedTo, thisWeek } = hour;
  const words = movedTo === null ? 'cancelled' : 'moved';
  return (
    <>
      <strong>{t('label', { words: t(thisWeek ? `${words}ThisWeek` : words) })}</strong>{' '}
      <Deadline at={start} zone={zone} size="short" done />
      {movedTo !== null && (
        <>
          {' '}
          {t('to')} <Deadline at={movedTo} zone={zone} size="short" done />
        </>
      )}
      {movedTo === null && <About hour={{ place: null, note: hour.note }} />}
    </>
  );
}

/** Where an hour is held, and what is said about it. */
export function About({ hour: { place, note } }: { hour: Pick<OfficeHour, 'place' | 'note'> }) {
  const say = useSay();
  if (place === null && note === null) return null;
  return (
    <span className={classes.about}>
      {place !== null && (isLink(place) ? <a href={place}>{place}</a> : place)}
      {place !== null && note !== null && ' · '}
      {note !== null && say(note)}
    </span>
  );
}

/** Staff may hold an hour online: an address that begins like this leads nowhere else. */
function isLink(place: string): boolean {
  return /^https:\/\/\S+$/.test(place);
}
