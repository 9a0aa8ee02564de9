import { zonedTime } from './zone.ts';

export type ZoneChoice = { value: string; label: string };

/**
 * Every zone of the IANA database that has a place, by name, with its distance from UTC at an
 * instant: `Asia/Kolkata · UTC+05:30`. The words in a label can be searched with blanks.
 */
export function zoneChoices(at: Date): ZoneChoice[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].map(
    (value) => ({
      value,
      label: `${value.replaceAll('_', ' ')} · UTC${zonedTime(at, value).offset}`,
    }),
  );
}
