import { z } from 'zod';

const count = z.number().int().min(1).max(100_000);
const fraction = z.number().min(0).max(1);

/**
 * A place in a file that was handed in, to which something can be said: on a page of a PDF, `x` and
 * `y` being fractions of its width and height from the upper left; at a cell of a notebook; at a line
 * of a program. Pages, cells and lines count from 1.
 */
export const placeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('page'), page: count, x: fraction, y: fraction }),
  z.object({ kind: z.literal('cell'), cell: count }),
  z.object({ kind: z.literal('line'), line: count }),
]);

export type Place = z.infer<typeof placeSchema>;

/** Something said to a place in a file. */
export type PlacedNote = {
  id: string;
  place: Place;
  /** What its pin is called, e.g. whose it is. */
  label: string;
  text: string;
};

/** A note with its number, which its pin shows: from 1 on, in the order they are given. */
export type NumberedNote = PlacedNote & { number: number };

/** The notes at one page, cell or line. */
export function notesAt(
  notes: readonly PlacedNote[],
  kind: Place['kind'],
  number: number,
): NumberedNote[] {
  return notes
    .map((note, i) => ({ ...note, number: i + 1 }))
    .filter(({ place }) => place.kind === kind && numberOf(place) === number);
}

function numberOf(place: Place): number {
  switch (place.kind) {
    case 'page':
      return place.page;
    case 'cell':
      return place.cell;
    case 'line':
      return place.line;
  }
}
