/** Strokes that more than one picture needs. All take points as flat pairs in data coordinates. */
import type { Frame } from './canvas.tsx';
import type { Plane } from './plane.ts';

/** Up to this radius a square of the same area looks as round as a dot, and is drawn four times as fast. */
const SMALLEST_ROUND = 1;

/** Small round dots. `colour` may depend on the point. */
export function drawDots(
  { context }: Frame,
  plane: Plane,
  points: Float32Array,
  colour: string | ((index: number) => string),
  radius: number,
  alpha = 1,
): void {
  const side = Math.sqrt(Math.PI) * radius;
  context.globalAlpha = alpha;
  if (typeof colour === 'string') context.fillStyle = colour;
  for (let i = 0; i < points.length / 2; i++) {
    if (typeof colour !== 'string') context.fillStyle = colour(i);
    const x = plane.x(points[2 * i] ?? 0);
    const y = plane.y(points[2 * i + 1] ?? 0);
    if (radius < SMALLEST_ROUND) {
      context.fillRect(x - side / 2, y - side / 2, side, side);
      continue;
    }
    context.beginPath();
    context.arc(x, y, radius, 0, 7);
    context.fill();
  }
  context.globalAlpha = 1;
}

/** Small crosses: apart from dots by shape, not by colour alone. */
export function drawCrosses(
  { context }: Frame,
  plane: Plane,
  points: Float32Array,
  colour: string,
  radius: number,
): void {
  context.strokeStyle = colour;
  context.lineWidth = 1.2;
  context.beginPath();
  for (let i = 0; i < points.length / 2; i++) {
    const x = plane.x(points[2 * i] ?? 0);
    const y = plane.y(points[2 * i + 1] ?? 0);
    context.moveTo(x - radius, y - radius);
    context.lineTo(x + radius, y + radius);
    context.moveTo(x - radius, y + radius);
    context.lineTo(x + radius, y - radius);
  }
  context.stroke();
}

/** Lines of equal length stored one after the other: [lines, pointsPerLine, 2]. */
export function drawLines(
  { context }: Frame,
  plane: Plane,
  points: Float32Array,
  lines: number,
  pointsPerLine: number,
): void {
  context.beginPath();
  for (let line = 0; line < lines; line++) {
    for (let i = 0; i < pointsPerLine; i++) {
      const at = 2 * (line * pointsPerLine + i);
      const x = plane.x(points[at] ?? 0);
      const y = plane.y(points[at + 1] ?? 0);
      if (i === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    }
  }
  context.stroke();
}

/** A scale bar's worth of axes: hairlines through zero, if zero is in view. */
export function drawAxes({ context, width, height, ink }: Frame, plane: Plane): void {
  context.strokeStyle = ink.hairline;
  context.lineWidth = 1;
  context.beginPath();
  const x = Math.round(plane.x(0)) + 0.5;
  const y = Math.round(plane.y(0)) + 0.5;
  context.moveTo(x, 0);
  context.lineTo(x, height);
  context.moveTo(0, y);
  context.lineTo(width, y);
  context.stroke();
}
