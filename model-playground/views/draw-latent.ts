/** Latent space: the posteriors q(z|x) over the prior. */
import type { LatentMap } from '../worker/protocol.ts';
import type { Frame } from './canvas.tsx';
import { drawAxes } from './draw.ts';
import type { Plane } from './plane.ts';

const ELLIPSES = 140;

/** Half the width of the latent plane to show: a round number that holds nearly everything. */
export function latentReach({ means, deviations }: LatentMap): number {
  const reach = [...means].map((mean, i) => Math.abs(mean) + 2 * (deviations[i] ?? 0));
  reach.sort((a, b) => a - b);
  const usual = reach[Math.floor(reach.length * 0.98)] ?? 0;
  return [3.5, 5, 7.5, 10, 15, 25].find((size) => size >= usual) ?? 50;
}

/**
 * Ellipses at one standard deviation, each in its point's colour, over the prior's circles at one
 * and two. With a single latent the second axis is the point's own height in data space, so that
 * one still sees which point went where; `rows` gives it, scaled to [−1, 1].
 */
export function drawLatent(
  frame: Frame,
  plane: Plane,
  map: LatentMap,
  colour: (index: number) => string,
  rows: Float32Array,
): void {
  const { context, ink } = frame;
  const single = map.latentSize === 1;
  drawAxes(frame, plane);
  drawPrior(frame, plane, single);
  const count = map.points.length / 2;
  const reach = plane.y(0) / plane.scale;
  context.lineWidth = 1.1;
  for (let i = 0; i < count; i++) {
    const at = i * map.latentSize;
    const x = plane.x(map.means[at] ?? 0);
    const y = plane.y(single ? (rows[i] ?? 0) * reach * 0.85 : (map.means[at + 1] ?? 0));
    const radiusX = (map.deviations[at] ?? 0) * plane.scale;
    const radiusY = single ? 0 : (map.deviations[at + 1] ?? 0) * plane.scale;
    context.fillStyle = colour(i);
    context.beginPath();
    context.arc(x, y, 1.6, 0, 7);
    context.fill();
    if (i >= ELLIPSES) continue;
    context.strokeStyle = colour(i);
    context.globalAlpha = 0.55;
    context.beginPath();
    if (single) {
      context.moveTo(x - radiusX, y);
      context.lineTo(x + radiusX, y);
    } else {
      context.ellipse(x, y, radiusX, radiusY, 0, 0, 7);
    }
    context.stroke();
    context.globalAlpha = 1;
  }
  context.fillStyle = ink.muted;
  context.font = 'italic 13px serif';
  context.fillText('z₁', frame.width - 18, plane.y(0) - 6);
  if (!single) context.fillText('z₂', plane.x(0) + 6, 14);
}

/** The prior's circles at one deviation and two; with a single latent, lines. */
export function drawPrior({ context, ink, height }: Frame, plane: Plane, single: boolean): void {
  context.strokeStyle = ink.muted;
  context.lineWidth = 1;
  context.setLineDash([4, 4]);
  context.beginPath();
  for (const radius of [1, 2]) {
    if (single) {
      for (const side of [-radius, radius]) {
        context.moveTo(plane.x(side), 0);
        context.lineTo(plane.x(side), height);
      }
    } else {
      context.moveTo(plane.x(radius), plane.y(0));
      context.arc(plane.x(0), plane.y(0), radius * plane.scale, 0, 7);
    }
  }
  context.stroke();
  context.setLineDash([]);
}
