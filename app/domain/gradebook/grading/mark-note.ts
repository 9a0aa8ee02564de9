import { z } from 'zod';
import { placeSchema } from '#app/domain/homework/preview/place-schema.ts';
import { isStorable } from '#app/domain/projects/document/safe-text.ts';
import { longestNote, mostNotes, type MarkNote } from './mark-limits.ts';

/** Words at a place of a file that was handed in. */
export const noteSchema = z.object({
  id: z.uuid(),
  /** The file's id. */
  file: z.uuid(),
  place: placeSchema,
  text: z.string().trim().min(1).max(longestNote).refine(isStorable),
}) satisfies z.ZodType<MarkNote>;

export const notesSchema = z.array(noteSchema).max(mostNotes);
export const pointsSchema = z.record(z.string().max(100), z.number().nonnegative());
