/**
 * What the clock and the calendar on a wall say, read from the machine's own tables with Intl and
 * nothing else: the oracle must not lean on what it judges.
 */

const hour = 3_600_000;
const clocks = new Map<string, Intl.DateTimeFormat>();

/** Such as `2024-03-10 23:59:00,000`: of two readings of one zone the later sorts last. */
export function wallAt(instant: number, zone: string): string {
  let clock = clocks.get(zone);
  if (clock === undefined) {
    // The Swedish way of writing a date is that of ISO 8601.
    clock = new Intl.DateTimeFormat('sv-SE', {
      ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
      ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3 },
    });
    clocks.set(zone, clock);
  }
  return clock.format(instant);
}

const dateOf = (wall: string) => wall.slice(0, 10);
const timeOf = (wall: string) => wall.slice(11);
const asIfUtc = (wall: string) => Date.parse(`${dateOf(wall)}T${timeOf(wall).replace(',', '.')}Z`);

/**
 * When the wall says so for the first time. A time that the clock skips is read as if the clock
 * had not been put forward yet, and of one that comes twice the first is meant, as calendars do
 * (RFC 5545, 3.3.5). Tried with what the zone was ahead of Greenwich a day before and a day after.
 */
export function instantOf(wall: string, zone: string): number {
  const utc = asIfUtc(wall);
  const tried = [utc - 24 * hour, utc + 24 * hour].map((near) => {
    const ahead = asIfUtc(wallAt(near, zone)) - near;
    return utc - ahead;
  });
  const right = tried.filter((instant) => wallAt(instant, zone) === wall);
  return Math.min(...(right.length > 0 ? right : tried.slice(0, 1)));
}

type Walk = { zone: string; time: string; ends: number[]; date: string; asked: number };

/** The walks that were already begun, by zone and deadline. */
const walks = new Map<string, Walk>();

function walkFrom(due: number, zone: string): Walk {
  const key = `${zone} ${due}`;
  const begun = walks.get(key);
  if (begun !== undefined) return begun;
  if (walks.size > 500) walks.clear();
  const wall = wallAt(due, zone);
  const walk = { zone, time: timeOf(wall), ends: [due], date: dateOf(wall), asked: due };
  walks.set(key, walk);
  return walk;
}

/** Walks on in half days, since no date is shorter, until the n-th date after the deadline's. */
function endOn(walk: Walk, n: number): number {
  while (walk.ends.length <= n) {
    walk.asked += 12 * hour;
    const date = dateOf(wallAt(walk.asked, walk.zone));
    if (date <= walk.date) continue;
    walk.date = date;
    walk.ends.push(instantOf(`${date} ${walk.time}`, walk.zone));
  }
  return walk.ends[n] ?? 0;
}

/**
 * The last instant of the n-th late day: the deadline's time of day on the n-th date after it that
 * the zone's calendar has.
 */
export function endOfLateDay(due: number, n: number, zone: string): number {
  return endOn(walkFrom(due, zone), n);
}

/** Late days begun since the deadline: none until it, then one more after the end of each. */
export function lateDaysBegun(due: number, instant: number, zone: string): number {
  const walk = walkFrom(due, zone);
  let days = 0;
  while (instant > endOn(walk, days)) days += 1;
  return days;
}

/** Hours begun since the deadline, whatever the clock on the wall does meanwhile. */
export function lateHoursBegun(due: number, instant: number): number {
  let hours = 0;
  while (instant > due + hours * hour) hours += 1;
  return hours;
}
