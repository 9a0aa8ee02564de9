/** A verdict over the plane, the data, the samples and where each is pushed, and the modes. */
import type { CriticMap } from '../worker/protocol.ts';
import type { Frame } from './canvas.tsx';
import { drawDots } from './draw.ts';
import type { Plane } from './plane.ts';
import { viridisCss } from './viridis.ts';

/** Length of the longest push, in pixels. */
const LONGEST = 26;

export function drawCritic(
  frame: Frame,
  plane: Plane,
  map: CriticMap,
  { pushes }: { pushes: boolean },
): void {
  drawVerdicts(frame, plane, map);
  drawModes(frame, plane, map);
  drawDots(frame, plane, map.data, frame.ink.data, 1.6, 0.9);
  if (pushes) drawPushes(frame, plane, map);
  drawDots(frame, plane, map.samples, frame.ink.model, 2.2);
}

/** Pale colours, so that points stay readable on them. */
function drawVerdicts({ context, dark }: Frame, plane: Plane, map: CriticMap): void {
  const { bounds, columns, rows, values, scale } = map;
  const [low, high] = scale === 'probability' ? [0, 1] : endsOf(values);
  const cellX = (bounds.x[1] - bounds.x[0]) / columns;
  const cellY = (bounds.y[1] - bounds.y[0]) / rows;
  for (let row = 0; row < rows; row++) {
    const top = Math.floor(plane.y(bounds.y[0] + (row + 1) * cellY));
    const bottom = Math.floor(plane.y(bounds.y[0] + row * cellY));
    for (let column = 0; column < columns; column++) {
      const share = ((values[row * columns + column] ?? 0) - low) / (high - low || 1);
      const left = Math.floor(plane.x(bounds.x[0] + column * cellX));
      const right = Math.floor(plane.x(bounds.x[0] + (column + 1) * cellX));
      context.fillStyle = viridisCss(share, dark ? 0.45 : 0.3);
      context.fillRect(left, top, right - left, bottom - top);
    }
  }
}

function endsOf(values: Float32Array): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

function drawModes({ context, ink }: Frame, plane: Plane, map: CriticMap): void {
  context.strokeStyle = ink.ink;
  context.lineWidth = 1.4;
  map.shares.forEach((share, k) => {
    context.setLineDash(share >= map.least ? [] : [3, 4]);
    context.beginPath();
    const [x, y] = [plane.x(map.modes[2 * k] ?? 0), plane.y(map.modes[2 * k + 1] ?? 0)];
    context.arc(x, y, map.near * plane.scale, 0, 7);
    context.stroke();
  });
  context.setLineDash([]);
}

function drawPushes({ context, ink }: Frame, plane: Plane, { samples, pushes }: CriticMap): void {
  context.strokeStyle = ink.model;
  context.lineWidth = 1;
  context.globalAlpha = 0.8;
  context.beginPath();
  for (let i = 0; i < samples.length; i += 2) {
    const [x, y] = [plane.x(samples[i] ?? 0), plane.y(samples[i + 1] ?? 0)];
    context.moveTo(x, y);
    context.lineTo(x + LONGEST * (pushes[i] ?? 0), y - LONGEST * (pushes[i + 1] ?? 0));
  }
  context.stroke();
  context.globalAlpha = 1;
}
