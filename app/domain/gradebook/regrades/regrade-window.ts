import { lastInstantWithin } from '#app/domain/calendar/late-days.ts';

/**
 * Until when another look can be asked for: so many whole days after the score could be seen; null
 * where the course gives none.
 */
export function regradeUntil(seenFrom: Date, days: number, zone: string): Date | null {
  return days === 0 ? null : lastInstantWithin(seenFrom, days, zone);
}
