import { pointsTyped } from '../points.ts';
import type { MarkNote } from './mark-limits.ts';
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

/** A draft as it was kept; null for nothing, and for what is none. */
export function readDraft(kept: string): MarkDraft | null {
  if (kept === '') return null;
  try {
    const read: unknown = JSON.parse(kept);
    return isDraft(read) ? read : null;
  } catch {
    return null;
  }
}

/** What this very form has kept, or what an older one did; what is given is parsed by the server. */
function isDraft(read: unknown): read is MarkDraft {
  if (read === null || typeof read !== 'object') return false;
  const { typed, words, notes, why, answer } = read as Partial<Record<keyof MarkDraft, unknown>>;
  return (
    typeof typed === 'object' &&
    typed !== null &&
    Object.values(typed).every((points) => typeof points === 'string') &&
    [words, why, answer].every((text) => typeof text === 'string') &&
    Array.isArray(notes)
  );
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
