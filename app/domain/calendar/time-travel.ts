import { instantOf, isWallTime, wallClock } from './zone.ts';

/** When the demo begins: Monday 26 February 2024, 10:00 in Berkeley, two days before proposals are due. */
export const demoStart = new Date('2024-02-26T10:00:00-08:00');

const earliest = new Date('2020-01-01T00:00:00Z');
const latest = new Date('2030-01-01T00:00:00Z');

/** Where to move the demo's clock: by milliseconds, to an instant, or to a wall time of the zone. */
export type Travel = { by: unknown; to: unknown; wall: unknown };

/** The instant that is asked for; null when it is none between 2020 and 2030. */
export function targetOf({ by, to, wall }: Travel, now: Date, zone: string): Date | null {
  const target =
    typeof by === 'string'
      ? new Date(now.getTime() + Number(by))
      : typeof to === 'string'
        ? new Date(to)
        : typeof wall === 'string' && isWallTime(wall)
          ? instantOf(wall, zone)
          : null;
  return target !== null && target >= earliest && target < latest ? target : null;
}

/** What an input of day and time shows for an instant: `2024-02-26T10:00`. */
export function wallTimeOf(at: Date, zone: string): string {
  const { year, month, day, hour, minute } = wallClock(at, zone);
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${year}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}`;
}
