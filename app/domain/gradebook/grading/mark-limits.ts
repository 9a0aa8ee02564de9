import type { Place } from '#app/domain/homework/preview/place.ts';

/** At most this many characters: of the words on a part or on a score, and of a note. */
export const longestWords = 5_000;
export const longestNote = 1_000;
/** At most this many notes on one part. */
export const mostNotes = 40;

/** Words at a place of a file that was handed in. */
export type MarkNote = {
  id: string;
  /** The file's id. */ file: string;
  place: Place;
  text: string;
};
