import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
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
  const amount = distanceText(distanceBetween(at, now), t);
  const urgency = done ? 'later' : urgencyOf(at, now);
  return (
    <span className={classes.deadline} data-urgency={urgency}>
      <Instant at={at} zone={zone} size={size} />
      {!done && <Part className={classes.distance}>{t(words[urgency], { amount })}</Part>}
      {size === 'full' && <ElsewhereTime at={at} zone={zone} />}
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
        <Part className={classes.distance}>{running ? t('running') : <DistanceTo at={at} />}</Part>
      )}
      <ElsewhereTime at={at} zone={zone} />
    </span>
  );
}

/** How far off it is by the portal's clock: `in 2 d 14 h`, `3 h 5 min ago`. */
export function DistanceTo({ at }: { at: Date }) {
  return <span>{useDistances()(at)}</span>;
}

/** The same as words, for whoever shows many. */
export function useDistances(): (at: Date) => string {
  const now = useNow();
  const { t } = useTranslation('calendar');
  return (at) => t(at >= now ? 'in' : 'ago', { amount: distanceText(distanceBetween(at, now), t) });
}

/** How long something took: `2 d 14 h`. */
export function Duration({ ms }: { ms: number }) {
  const { t } = useTranslation('calendar');
  return <span>{distanceText(distanceBetween(new Date(0), new Date(ms)), t)}</span>;
}

function distanceText(distance: Distance, t: TFunction<'calendar'>): string {
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
  const { i18n } = useTranslation('calendar');
  const language = asLanguage(i18n.language) ?? 'en';
  const until = end === undefined ? '' : `–${timeText(end, zone)}`;
  const short = dayAndTimeText(at, zone, language);
  const full = `${short}${until} ${zoneName(at, zone)}`;
  const elsewhere = useElsewhere(at, zone);
  return (
    <time
      dateTime={at.toISOString()}
      title={size === 'full' ? undefined : [full, elsewhere].filter(Boolean).join(' · ')}
    >
      {size === 'short' ? short : full}
    </time>
  );
}

/** What the viewer's own clock shows then, where it differs. */
function ElsewhereTime({ at, zone }: { at: Date; zone: string }) {
  const elsewhere = useElsewhere(at, zone);
  return elsewhere === null ? null : <Part className={classes.elsewhere}>{elsewhere}</Part>;
}

function useElsewhere(at: Date, zone: string): string | null {
  const { t, i18n } = useTranslation('calendar');
  const viewerZone = useViewerZone();
  if (viewerZone === null || sameWallClock(at, zone, viewerZone)) return null;
  const moment = momentText(at, viewerZone, asLanguage(i18n.language) ?? 'en');
  return t('yourTime', { moment });
}

/** One more part of the line; the style sheet puts a dot before it, but not where a line begins. */
function Part({ className, children }: { className: string | undefined; children: ReactNode }) {
  return (
    <>
      {' '}
      <span className={`${classes.part} ${className ?? ''}`}>{children}</span>
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
