/** A note in the margin: where it would like to begin, and how high it is, in pixels. */
export type MarginNote = { id: string; wanted: number; height: number };

/**
 * Where notes in the margin begin so that each is as near to its line as it can be and none covers
 * another. Notes keep their order. The one that is looked at is exactly at its line; those before
 * it make room upwards.
 *
 * @param gap pixels between two notes
 * @returns the top of each note by its id; never negative while the active one leaves room
 */
export function stackNotes(
  notes: readonly MarginNote[],
  gap: number,
  active: string | null = null,
): Map<string, number> {
  const tops = new Map<string, number>();
  const pivot = Math.max(
    0,
    notes.findIndex(({ id }) => id === active),
  );
  let free = 0;
  for (const note of notes.slice(0, pivot)) {
    const top = Math.max(note.wanted, free);
    tops.set(note.id, top);
    free = top + note.height + gap;
  }
  const first = notes[pivot];
  if (first === undefined) return tops;
  // Those before the active one are pushed up from below, but not out of the page.
  const needed = notes.slice(0, pivot).reduce((sum, { height }) => sum + height + gap, 0);
  let top = Math.max(first.wanted, needed);
  tops.set(first.id, top);
  let ceiling = top - gap;
  for (const note of notes.slice(0, pivot).toReversed()) {
    const lowest = ceiling - note.height;
    const kept = Math.min(tops.get(note.id) ?? lowest, lowest);
    tops.set(note.id, kept);
    ceiling = kept - gap;
  }
  free = top + first.height + gap;
  for (const note of notes.slice(pivot + 1)) {
    top = Math.max(note.wanted, free);
    tops.set(note.id, top);
    free = top + note.height + gap;
  }
  return tops;
}
