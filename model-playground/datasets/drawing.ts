/**
 * Drawings by hand, of cells that are filled or not, and the text that a permalink carries them in,
 * row by row from the top left, six cells a character: a square in the plane to learn from, and the
 * upper half of an image to go on from.
 */
export const SIDE = 24;

/** The square is [−EXTENT, EXTENT]². */
const EXTENT = 2.4;
const CELL = (2 * EXTENT) / SIDE;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const A_CHARACTER = 6;

/** Whether each cell is filled, [SIDE · SIDE]. */
export type Cells = readonly boolean[];

/** Cells as text, the last character filled up with empty ones. */
function encodeCells(cells: Cells): string {
  let text = '';
  for (let i = 0; i < cells.length; i += A_CHARACTER) {
    const six = Array.from({ length: A_CHARACTER }, (_, k) => cells[i + k] === true);
    text += ALPHABET[six.reduce((sum, filled) => 2 * sum + Number(filled), 0)];
  }
  return text;
}

/** So many cells of a text; null for what is none, and for one without a filled cell. */
function decodeCells(text: string, count: number): boolean[] | null {
  if (text.length !== Math.ceil(count / A_CHARACTER)) return null;
  const values = Array.from(text, (character) => ALPHABET.indexOf(character));
  if (values.includes(-1)) return null;
  const cells = values.flatMap((value) =>
    Array.from({ length: A_CHARACTER }, (_, i) => ((value >> (A_CHARACTER - 1 - i)) & 1) === 1),
  );
  return cells.slice(0, count).includes(true) ? cells.slice(0, count) : null;
}

/** A drawing in the plane as text, 96 characters. */
export function encodeDrawing(cells: Cells): string {
  return encodeCells(cells);
}

/** The drawing of a text; null for what is none, and for one without a filled cell. */
export function decodeDrawing(text: string): boolean[] | null {
  return decodeCells(text, SIDE * SIDE);
}

/** The upper half of an image of so many pixels a side, drawn by hand. */
export interface Half {
  side: number;
  /** Whether each pixel is ink, [⌊side / 2⌋ · side]. */
  cells: Cells;
}

/** How many pixels the upper half of an image has. */
export function pixelsOfHalf(side: number): number {
  return Math.floor(side / 2) * side;
}

const LARGEST_SIDE = 28;

/** A half as text: its side, a point, its pixels. */
export function encodeHalf({ side, cells }: Half): string {
  return `${side}.${encodeCells(cells)}`;
}

/** The half of a text; null for what is none, and for one without ink. */
export function decodeHalf(text: string): Half | null {
  const [, sideText, pixels = ''] = /^(\d{1,2})\.(.+)$/.exec(text) ?? [];
  const side = Number(sideText);
  if (!(side > 1 && side <= LARGEST_SIDE)) return null;
  const cells = decodeCells(pixels, pixelsOfHalf(side));
  return cells && { side, cells };
}

/** The middles of the filled cells, in the plane. */
export function pointsOf(cells: Cells): [number, number][] {
  return cells.flatMap((filled, i): [number, number][] => {
    if (!filled) return [];
    const [column, row] = [i % SIDE, Math.floor(i / SIDE)];
    return [[CELL * (column + 0.5) - EXTENT, EXTENT - CELL * (row + 0.5)]];
  });
}
