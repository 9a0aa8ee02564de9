import { z } from 'zod';
import { isStorable } from '../document/safe-text.ts';
import { goalStates, longestGoal, longestNote, mostGoals } from '../goals/goal.ts';
import { longestAbstract, longestCode, noDetails, type Details } from './details.ts';

const words = (longest: number) => z.string().max(longest).refine(isStorable);

const line = z.object({
  id: z.uuid(),
  words: words(longestGoal),
  state: z.enum(goalStates).nullable(),
  note: words(longestNote),
  dropped: z.boolean(),
});

/** Details as they are kept. */
const detailsSchema = z.object({
  /** A milestone has the approved goals and those that are added. */
  goals: z.array(line).max(2 * mostGoals),
  abstract: words(longestAbstract),
  code: words(longestCode),
});

/** Changes to details, as a page sends them. */
const patchSchema = z.object({
  goals: z
    .array(line.partial().extend({ id: z.uuid(), removed: z.boolean().optional() }))
    .max(4 * mostGoals)
    .optional(),
  order: z
    .array(z.uuid())
    .max(4 * mostGoals)
    .refine((ids) => new Set(ids).size === ids.length)
    .optional(),
  abstract: words(longestAbstract).optional(),
  code: words(longestCode).optional(),
});

/** Details from the database; none where nothing was kept. */
export function readDetails(json: unknown): Details {
  return detailsSchema.safeParse(json).data ?? noDetails;
}

/** Changes from a form's field; null when they are not understood. */
export function readPatch(text: string): z.infer<typeof patchSchema> | null {
  try {
    return patchSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** The details if they can be kept; null when they are too many or too long. */
export function storableDetails(details: Details): Details | null {
  return detailsSchema.safeParse(details).data ?? null;
}
