/**
 * A drawing by hand: cells of a square in the plane, filled or not, and the text that a permalink
 * carries them in. Row by row from the top left, six cells a character.
 */
export const SIDE = 24;

/** The square is [−EXTENT, EXTENT]². */
const EXTENT = 2.4;
const CELL = (2 * EXTENT) / SIDE;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const A_CHARACTER = 6;

/** Whether each cell is filled, [SIDE · SIDE]. */
export type Cells = readonly boolean[];

/** The drawing as text, 96 characters. */
export function encodeDrawing(cells: Cells): string {
  let text = '';
  for (let i = 0; i < SIDE * SIDE; i += A_CHARACTER) {
    const six = cells.slice(i, i + A_CHARACTER);
    text += ALPHABET[six.reduce((sum, filled) => 2 * sum + Number(filled), 0)];
  }
  return text;
}

/** The drawing of a text; null for what is none, and for one without a filled cell. */
export function decodeDrawing(text: string): boolean[] | null {
  if (text.length !== (SIDE * SIDE) / A_CHARACTER) return null;
  const values = Array.from(text, (character) => ALPHABET.indexOf(character));
  if (values.includes(-1)) return null;
  const cells = values.flatMap((value) =>
    Array.from({ length: A_CHARACTER }, (_, i) => ((value >> (A_CHARACTER - 1 - i)) & 1) === 1),
  );
  return cells.includes(true) ? cells : null;
}

/** The middles of the filled cells, in the plane. */
export function pointsOf(cells: Cells): [number, number][] {
  return cells.flatMap((filled, i): [number, number][] => {
    if (!filled) return [];
    const [column, row] = [i % SIDE, Math.floor(i / SIDE)];
    return [[CELL * (column + 0.5) - EXTENT, EXTENT - CELL * (row + 0.5)]];
  });
}
