import type { Language } from '#app/i18n/languages.ts';

type Parts = { weekday: number; month: number; day: number; time: string; zoneName: string };

const known = new WeakMap<Date, Map<string, Parts>>();

/** The parts of an instant; one is asked for them several times while it is shown. */
function partsOf(at: Date, zone: string): Parts {
  const inZones = known.get(at) ?? new Map<string, Parts>();
  known.set(at, inZones);
  const parts = inZones.get(zone) ?? readParts(at, zone);
  inZones.set(zone, parts);
  return parts;
}

/** The shown parts of an instant, from `Intl` alone: the same on the server and in the browser. */
function readParts(at: Date, zone: string): Parts {
  const format = formatFor(zone);
  const parts = Object.fromEntries(
    format.formatToParts(at).map(({ type, value }) => [type, value]),
  );
  return {
    weekday: weekdayNumbers[parts['weekday'] ?? ''] ?? 0,
    month: Number(parts['month']),
    day: Number(parts['day']),
    time: `${parts['hour']}:${parts['minute']}`,
    zoneName: parts['timeZoneName'] ?? zone,
  };
}

const weekdayNumbers: Record<string, number> = {
  Sun: 0,
  Mon: 1,
  Tue: 2,
  Wed: 3,
  Thu: 4,
  Fri: 5,
  Sat: 6,
};

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format is slow, and a page shows many instants of few zones. */
function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    weekday: 'short',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  });
  formats.set(zone, made);
  return made;
}

const names = {
  en: {
    weekdays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
    months: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
  },
  zh: { weekdays: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] },
};

/** A day as people say it: `Wed 28 Feb`, `2月28日周三`. */
export function dayText(at: Date, zone: string, language: Language): string {
  const { weekday, month, day } = partsOf(at, zone);
  if (language === 'zh') return `${month}月${day}日${names.zh.weekdays[weekday]}`;
  return `${names.en.weekdays[weekday]} ${day} ${names.en.months[month - 1]}`;
}

/** Day and time without the zone: `Wed 28 Feb, 23:59`, `2月28日周三 23:59`. */
export function dayAndTimeText(at: Date, zone: string, language: Language): string {
  const day = dayText(at, zone, language);
  return language === 'zh' ? `${day} ${timeText(at, zone)}` : `${day}, ${timeText(at, zone)}`;
}

/** The time of day: `23:59`. */
export function timeText(at: Date, zone: string): string {
  return partsOf(at, zone).time;
}

/** What the zone is called at that instant: `PST`, `GMT+8`. */
export function zoneName(at: Date, zone: string): string {
  return partsOf(at, zone).zoneName;
}

/** The whole of it: `Wed 28 Feb, 23:59 PST`. */
export function momentText(at: Date, zone: string, language: Language): string {
  return `${dayAndTimeText(at, zone, language)} ${zoneName(at, zone)}`;
}

/** Whether both zones' wall clocks show the same at the instant. */
export function sameWallClock(at: Date, zone: string, other: string): boolean {
  const [a, b] = [partsOf(at, zone), partsOf(at, other)];
  return a.day === b.day && a.time === b.time;
}

/** How far an instant is, in the two largest units that say something. */
export type Distance =
  | { unit: 'days'; days: number; hours: number }
  | { unit: 'hours'; hours: number; minutes: number }
  | { unit: 'minutes'; minutes: number };

const minute = 60_000;

/** The distance between two instants, whichever is first, rounded down to the minute. */
export function distanceBetween(a: Date, b: Date): Distance {
  const minutes = Math.floor(Math.abs(a.getTime() - b.getTime()) / minute);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days > 0) return { unit: 'days', days, hours: hours % 24 };
  if (hours > 0) return { unit: 'hours', hours, minutes: minutes % 60 };
  return { unit: 'minutes', minutes };
}

/** A deadline is soon in its last three days. */
const soonMs = 3 * 24 * 60 * minute;

export type Urgency = 'later' | 'soon' | 'overdue';

/** How a deadline stands at this instant; the deadline itself is not yet overdue. */
export function urgencyOf(due: Date, now: Date): Urgency {
  if (now > due) return 'overdue';
  return due.getTime() - now.getTime() <= soonMs ? 'soon' : 'later';
}
