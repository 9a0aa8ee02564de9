import { z } from 'zod';
import { placeSchema } from '#app/domain/homework/preview/place.ts';
import { isStorable } from '#app/domain/projects/document/safe-text.ts';

/** At most this many characters: of the words on a part, and of a note. */
export const longestWords = 5_000;
export const longestNote = 1_000;
/** At most this many notes on one part. */
export const mostNotes = 40;

/** Words at a place of a file that was handed in. */
export const noteSchema = z.object({
  id: z.uuid(),
  /** The file's id. */
  file: z.uuid(),
  place: placeSchema,
  text: z.string().trim().min(1).max(longestNote).refine(isStorable),
});
export type MarkNote = z.infer<typeof noteSchema>;

export const notesSchema = z.array(noteSchema).max(mostNotes);
export const pointsSchema = z.record(z.string().max(100), z.number().nonnegative());
