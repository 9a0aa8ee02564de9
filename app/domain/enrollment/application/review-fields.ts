import { z } from 'zod';

/** What one staff member thinks of an application, as typed: a score from 1 to 5, and a note. */
export const reviewFields = z.object({
  /** Empty for none. */
  score: z
    .enum(['', '1', '2', '3', '4', '5'])
    .transform((score) => (score === '' ? null : Number(score)))
    .optional(),
  note: z
    .string()
    .max(10_000)
    .transform((note) => note.replaceAll('\0', '').replaceAll(/\p{Surrogate}/gu, '\uFFFD'))
    .optional(),
});
