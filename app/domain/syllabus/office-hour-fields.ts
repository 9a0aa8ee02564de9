/** When and where an hour is to be, as typed: the day, and times on the course's wall clock. */
export type TypedHour = { date: string; start: string; end: string; place: string; note: string };

/** Why an hour cannot be as it was typed, and the field to look at. */
export type HourRefusal =
  | { field: 'date'; because: 'no date' | 'past' | 'too far' }
  | { field: 'start'; because: 'no time' | 'overlaps' }
  | { field: 'end'; because: 'no time' | 'ends first' }
  | { field: 'place' | 'note'; because: 'too long' };

/** Characters of a place and of a note. */
export const longestPlace = 120;
export const longestHourNote = 280;
