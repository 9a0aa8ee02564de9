import { z } from 'zod';
import { Role } from '#app/db/generated/enums.ts';
import { rosterFields } from './mapping.ts';

const table = z.object({
  head: z.array(z.string()),
  rows: z.array(z.object({ line: z.number(), cells: z.array(z.string()) })),
});
const place = z.object({
  role: z.enum(Role).nullable(),
  number: z.string().nullable(),
  section: z.string().nullable(),
  group: z.string().nullable(),
});
const who = {
  key: z.string(),
  line: z.number().nullable(),
  personId: z.string().nullable(),
  name: z.string(),
  email: z.string(),
};
const line = z.union([
  z.object({
    ...who,
    kind: z.enum(['add', 'change', 'drop', 'unchanged']),
    from: place,
    to: place,
  }),
  z.object({
    ...who,
    kind: z.literal('problem'),
    because: z.enum([
      'broken',
      'no address',
      'bad address',
      'no name',
      'too long',
      'twice',
      'two people',
      'other number',
      'staff',
      'not a student',
    ]),
    other: z.number().nullable(),
  }),
]);

/** What an import keeps of its file. */
export const storedTable = z.object({
  table,
  mapping: z.partialRecord(z.enum(rosterFields), z.number()),
});

const done = z.object({
  key: z.string(),
  personId: z.string(),
  name: z.string(),
  kind: z.enum(['add', 'change', 'drop']),
  from: place,
  to: place,
});

/** What an import says is to be done, of which state, and what of it was done. */
export const storedPlan = z.object({
  fingerprint: z.string(),
  lines: z.array(line),
  /** Each change as it was made. */
  done: z.array(done).default([]),
  /** The keys of those that an undoing left alone: something had happened to them since. */
  kept: z.array(z.string()).default([]),
});

export type StoredPlan = z.output<typeof storedPlan>;
export type Done = z.output<typeof done>;
