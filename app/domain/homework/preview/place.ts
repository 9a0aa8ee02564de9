/**
 * A place in a file that was handed in, to which something can be said: on a page of a PDF, `x` and
 * `y` being fractions of its width and height from the upper left; at a cell of a notebook; at a line
 * of a program. Pages, cells and lines count from 1.
 */
export type Place =
  | { kind: 'page'; page: number; x: number; y: number }
  | { kind: 'cell'; cell: number }
  | { kind: 'line'; line: number };

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
