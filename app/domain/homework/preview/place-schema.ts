import { z } from 'zod';
import type { Place } from './place.ts';

const count = z.number().int().min(1).max(100_000);
const fraction = z.number().min(0).max(1);

/** What a form says of a place; apart from it, because pages that show places need no schema. */
export const placeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('page'), page: count, x: fraction, y: fraction }),
  z.object({ kind: z.literal('cell'), cell: count }),
  z.object({ kind: z.literal('line'), line: count }),
]) satisfies z.ZodType<Place>;
