/** A density over a rectangle of the plane as a map of colours, from the paper to viridis' end. */
import type { Bounds } from '../worker/protocol.ts';
import type { Frame } from './canvas.tsx';
import type { Plane } from './plane.ts';
import { viridisCss } from './viridis.ts';

interface DensityMap {
  bounds: Bounds;
  columns: number;
  rows: number;
  /** [rows, columns], row 0 at the smallest y. */
  values: Float32Array;
  /** Density at the colours' upper end. */
  highest: number;
}

/** Below this share of the colours a cell is left to the paper. */
const PAPER = 0.03;

export function drawDensity({ context, dark }: Frame, plane: Plane, map: DensityMap): void {
  const { bounds, columns, rows, values, highest } = map;
  const cellX = (bounds.x[1] - bounds.x[0]) / columns;
  const cellY = (bounds.y[1] - bounds.y[0]) / rows;
  for (let row = 0; row < rows; row++) {
    const top = Math.floor(plane.y(bounds.y[0] + (row + 1) * cellY));
    const bottom = Math.floor(plane.y(bounds.y[0] + row * cellY));
    for (let column = 0; column < columns; column++) {
      // The square root shows thin bridges beside dense ridges.
      const share = Math.sqrt(Math.min(1, (values[row * columns + column] ?? 0) / highest));
      if (!(share > PAPER)) continue;
      const left = Math.floor(plane.x(bounds.x[0] + column * cellX));
      const right = Math.floor(plane.x(bounds.x[0] + (column + 1) * cellX));
      context.fillStyle = viridisCss(dark ? share : 1 - share, Math.min(1, 4 * share));
      context.fillRect(left, top, right - left, bottom - top);
    }
  }
}
