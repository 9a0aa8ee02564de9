/** Even cells over a rectangle of the plane. */
import type { Bounds } from '../worker/protocol.ts';

/** Centres of cells × cells, [cells², 2], row by row from the smallest y. */
export function cellCentres({ x, y }: Bounds, cells: number): Float32Array {
  const at = ([from, to]: [number, number], index: number): number =>
    from + ((to - from) * (index + 0.5)) / cells;
  return Float32Array.from({ length: 2 * cells * cells }, (_, i) => {
    const cell = Math.floor(i / 2);
    return i % 2 === 0 ? at(x, cell % cells) : at(y, Math.floor(cell / cells));
  });
}
