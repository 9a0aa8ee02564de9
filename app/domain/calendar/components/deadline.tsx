import { useTranslation } from 'react-i18next';
import { asLanguage } from '#app/i18n/languages.ts';
import {
  dayAndTimeText,
  dayText,
  distanceBetween,
  momentText,
  sameWallClock,
  timeText,
  urgencyOf,
  zoneName,
  type Distance,
} from '../moment.ts';
import classes from './deadline.module.css';
import { useNow, useViewerZone } from './now.tsx';

type DeadlineProps = {
  at: Date;
  /** The offering's zone. */
  zone: string;
  /** What was asked for is in: nothing is urgent any more. */
  done?: boolean;
  /** `short` leaves out zones, for tables that name the zone once; the title still says all. */
  size?: 'full' | 'short';
};

/**
 * The one way a deadline is shown: the course's zone, the viewer's where its clock differs, and
 * the distance by the portal's clock. Urgency is said by a word as well as by colour.
 */
export function Deadline({ at, zone, done = false, size = 'full' }: DeadlineProps) {
  const { t } = useTranslation('calendar');
  const now = useNow();
  const amount = useDistanceText(distanceBetween(at, now));
  const urgency = done ? 'later' : urgencyOf(at, now);
  return (
    <span className={classes.deadline} data-urgency={urgency}>
      <Instant at={at} zone={zone} size={size} />
      {!done && (
        <>
          <span aria-hidden> · </span>
          <span className={classes.distance}>{t(words[urgency], { amount })}</span>
        </>
      )}
    </span>
  );
}

const words = { later: 'in', soon: 'soon', overdue: 'overdue' } as const;

type MomentProps = { at: Date; zone: string; end?: Date | undefined; distance?: boolean };

/** When something happens that is not a deadline: a lecture, an office hour, a past event. */
export function Moment({ at, zone, end, distance = true }: MomentProps) {
  const now = useNow();
  const { t } = useTranslation('calendar');
  const running = end !== undefined && at <= now && now < end;
  return (
    <span className={classes.deadline}>
      <Instant at={at} zone={zone} end={end} size="full" />
      {distance && (
        <>
          <span aria-hidden> · </span>
          <span className={classes.distance}>
            {running ? t('running') : <DistanceTo at={at} />}
          </span>
        </>
      )}
    </span>
  );
}

/** How far off it is by the portal's clock: `in 2 d 14 h`, `3 h 5 min ago`. */
export function DistanceTo({ at }: { at: Date }) {
  const now = useNow();
  const { t } = useTranslation('calendar');
  const amount = useDistanceText(distanceBetween(at, now));
  return <span>{t(at >= now ? 'in' : 'ago', { amount })}</span>;
}

function useDistanceText(distance: Distance): string {
  const { t } = useTranslation('calendar');
  switch (distance.unit) {
    case 'days':
      return t('days', distance);
    case 'hours':
      return t('hours', distance);
    case 'minutes':
      return distance.minutes === 0 ? t('underAMinute') : t('minutes', distance);
  }
}

type InstantProps = { at: Date; zone: string; end?: Date | undefined; size: 'full' | 'short' };

function Instant({ at, zone, end, size }: InstantProps) {
  const { t, i18n } = useTranslation('calendar');
  const language = asLanguage(i18n.language) ?? 'en';
  const viewerZone = useViewerZone();
  const elsewhere =
    viewerZone !== null && !sameWallClock(at, zone, viewerZone)
      ? momentText(at, viewerZone, language)
      : undefined;
  const until = end === undefined ? '' : `–${timeText(end, zone)}`;
  const full = `${dayAndTimeText(at, zone, language)}${until} ${zoneName(at, zone)}`;
  const all = elsewhere === undefined ? full : `${full} (${t('yourTime', { moment: elsewhere })})`;
  return (
    <>
      <time dateTime={at.toISOString()} title={size === 'short' ? all : undefined}>
        {size === 'short' ? dayAndTimeText(at, zone, language) : full}
      </time>
      {size === 'full' && elsewhere !== undefined && (
        <span className={classes.elsewhere}> {t('yourTime', { moment: elsewhere })}</span>
      )}
    </>
  );
}

/** A day alone, where the hour does not matter: `Wed 28 Feb`. */
export function Day({ at, zone }: { at: Date; zone: string }) {
  const { i18n } = useTranslation('calendar');
  return (
    <time dateTime={at.toISOString()}>{dayText(at, zone, asLanguage(i18n.language) ?? 'en')}</time>
  );
}
