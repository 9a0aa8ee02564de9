/** A vector field as arrows: length and colour (viridis) both tell the speed. */
import type { VectorField } from '../worker/protocol.ts';
import type { Frame } from './canvas.tsx';
import { bracket, mixRows, type Plane } from './plane.ts';
import { viridisCss } from './viridis.ts';

export type FieldKind = 'learned' | 'best';

/** A speed that nineteen of twenty arrows of the best field stay below: the colours' upper end. */
export function usualSpeed({ best }: VectorField): number {
  const speeds = new Float32Array(best.length / 2);
  for (let i = 0; i < speeds.length; i++) {
    speeds[i] = Math.hypot(best[2 * i] ?? 0, best[2 * i + 1] ?? 0);
  }
  speeds.sort();
  return speeds[Math.floor(speeds.length * 0.95)] || 1;
}

/** Colours of the scale that stay apart from the paper: without the palest or the darkest end. */
export function speedColour(share: number, dark: boolean): string {
  return viridisCss(dark ? 0.22 + 0.78 * share : 0.86 * share);
}

/** Draws the field at diffusion time `t`, between its two nearest stored times. */
export function drawField(
  frame: Frame,
  plane: Plane,
  field: VectorField,
  options: { kind: FieldKind; t: number; fastest: number },
): void {
  const { columns, rows, bounds } = field;
  const arrows = mixRows(
    options.kind === 'best' ? field.best : field.learned,
    columns * rows * 2,
    bracket(field.times, options.t),
  );
  const cellX = (bounds.x[1] - bounds.x[0]) / columns;
  const cellY = (bounds.y[1] - bounds.y[0]) / rows;
  const longest = Math.min(cellX, cellY) * plane.scale * 0.86;
  const { context } = frame;
  context.lineWidth = 1.3;
  context.lineCap = 'round';
  for (let i = 0; i < columns * rows; i++) {
    const vx = arrows[2 * i] ?? 0;
    const vy = arrows[2 * i + 1] ?? 0;
    const speed = Math.hypot(vx, vy);
    if (!(speed > 0)) continue;
    const share = Math.min(1, speed / options.fastest);
    const length = longest * (0.18 + 0.82 * Math.sqrt(share));
    const x = plane.x(bounds.x[0] + ((i % columns) + 0.5) * cellX);
    const y = plane.y(bounds.y[0] + (Math.floor(i / columns) + 0.5) * cellY);
    context.strokeStyle = speedColour(share, frame.dark);
    drawArrow(context, x, y, (vx / speed) * length, (-vy / speed) * length);
  }
}

/** An arrow centred at (x, y). */
function drawArrow(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  dx: number,
  dy: number,
): void {
  const tipX = x + dx / 2;
  const tipY = y + dy / 2;
  context.beginPath();
  context.moveTo(x - dx / 2, y - dy / 2);
  context.lineTo(tipX, tipY);
  context.moveTo(tipX - dx * 0.32 - dy * 0.2, tipY - dy * 0.32 + dx * 0.2);
  context.lineTo(tipX, tipY);
  context.lineTo(tipX - dx * 0.32 + dy * 0.2, tipY - dy * 0.32 - dx * 0.2);
  context.stroke();
}
