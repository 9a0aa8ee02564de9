import { z } from 'zod';
import { placeSchema } from '#app/domain/homework/preview/place.ts';
import { pointsTyped } from '../points.ts';
import type { MarkNote } from './mark-note.ts';
import { total, type MarkedPart } from './rubric.ts';
import type { WorkMark } from './work-marks.server.ts';

/** A note being typed: without words it is not given. */
export type DraftNote = MarkNote;

/** What somebody is giving for a part, exactly as typed. */
export type MarkDraft = {
  /** By the criteria's keys. */
  typed: Record<string, string>;
  words: string;
  notes: DraftNote[];
  why: string;
  /** To who asked for another look. */
  answer: string;
};

const draftSchema = z.object({
  typed: z.record(z.string(), z.string()),
  words: z.string(),
  notes: z.array(z.object({ id: z.uuid(), file: z.uuid(), place: placeSchema, text: z.string() })),
  why: z.string(),
  answer: z.string(),
});

/** A draft as it was kept; null for nothing, and for what is none. */
export function readDraft(kept: string): MarkDraft | null {
  if (kept === '') return null;
  try {
    return draftSchema.safeParse(JSON.parse(kept)).data ?? null;
  } catch {
    return null;
  }
}

/** What a draft begins with: what was given last, or nothing. */
export function draftOf(mark: Pick<WorkMark, 'points' | 'words' | 'notes'> | null): MarkDraft {
  return {
    typed: Object.fromEntries(
      Object.entries(mark?.points ?? {}).map(([key, points]) => [key, String(points)]),
    ),
    ...{ words: mark?.words ?? '', notes: mark?.notes ?? [], why: '', answer: '' },
  };
}

/** What the typed points come to so far. */
export function typedPoints({ rubric }: MarkedPart, { typed }: MarkDraft): number {
  return total(
    rubric.flatMap(({ key }) => {
      const points = pointsTyped((typed[key] ?? '').trim());
      return Number.isNaN(points) ? [] : [points];
    }),
  );
}

/** Gives a criterion all it is out of; where it has that already, nothing. */
export function toggled(
  draft: MarkDraft,
  { key, points }: MarkedPart['rubric'][number],
): MarkDraft {
  const full = String(points);
  return { ...draft, typed: { ...draft.typed, [key]: draft.typed[key] === full ? '0' : full } };
}
