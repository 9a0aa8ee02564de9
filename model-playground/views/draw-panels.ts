/** Panels of the same plane, row by row, each drawn by itself. */
import type { Bounds } from '../worker/protocol.ts';
import type { Frame } from './canvas.tsx';
import { fitPlane, type Plane } from './plane.ts';

/** Draws the panel that is counted from 0 into its place, in CSS pixels. */
export type DrawPanel = (
  panel: number,
  plane: Plane,
  place: { left: number; top: number; width: number; height: number },
) => void;

/** The panels share the frame evenly; what one draws beyond its place is cut off. */
export function drawPanels(
  frame: Frame,
  bounds: Bounds,
  { count, columns }: { count: number; columns: number },
  draw: DrawPanel,
): void {
  const { context } = frame;
  const width = frame.width / columns;
  const height = frame.height / Math.ceil(count / columns);
  const fitted = fitPlane(bounds, width, height);
  for (let panel = 0; panel < count; panel++) {
    const [left, top] = [width * (panel % columns), height * Math.floor(panel / columns)];
    const plane: Plane = {
      x: (value) => left + fitted.x(value),
      y: (value) => top + fitted.y(value),
      scale: fitted.scale,
    };
    context.save();
    context.beginPath();
    context.rect(left, top, width, height);
    context.clip();
    draw(panel, plane, { left, top, width, height });
    context.restore();
  }
}
