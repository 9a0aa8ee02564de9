/** Bounds that rise with their draws, below the likelihood; and ellipses of two Gaussians. */
import type { BoundLadder } from '../worker/protocol.ts';
import type { Frame } from './canvas.tsx';
import { drawDots } from './draw.ts';
import { fitPlane, type Plane } from './plane.ts';
import { formatTick, linearScale, niceTicks } from './scale.ts';

const MARGIN = { top: 14, right: 16, bottom: 40, left: 46 };

/** Nats below the best that are always shown, so that a good model's ladder looks good. */
const DEPTH = 2;

export function drawLadder(frame: Frame, ladder: BoundLadder, axis: string): void {
  const { context, width, height, ink } = frame;
  const { draws, bounds, exact, best } = ladder;
  const rung = (k: number): number => Math.log(k);
  const x = linearScale(
    [0, rung(draws.at(-1) ?? 2)],
    [MARGIN.left + 10, width - MARGIN.right - 10],
  );
  const lowest = Math.max(best - 12, Math.min(best - DEPTH, ...bounds));
  const y = linearScale(
    [lowest - 0.1, Math.max(best, exact) + 0.25],
    [height - MARGIN.bottom, MARGIN.top],
  );
  context.font = '11px Inter, sans-serif';
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  context.lineWidth = 1;
  const ticks = niceTicks(y.domain, height / 48);
  const spacing = (ticks[1] ?? 1) - (ticks[0] ?? 0);
  for (const tick of ticks) {
    context.strokeStyle = ink.hairline;
    across(frame, y.at(tick));
    context.fillStyle = ink.muted;
    context.fillText(formatTick(tick, spacing), MARGIN.left - 6, y.at(tick));
  }
  context.textAlign = 'center';
  for (const k of draws) context.fillText(String(k), x.at(rung(k)), height - MARGIN.bottom + 12);
  context.textAlign = 'right';
  context.fillText(axis, width - MARGIN.right, height - 10);

  context.lineWidth = 1.6;
  context.strokeStyle = ink.data;
  context.setLineDash([2, 3]);
  across(frame, y.at(best));
  context.strokeStyle = ink.ink;
  context.setLineDash([6, 4]);
  across(frame, y.at(exact));
  context.setLineDash([]);

  context.strokeStyle = ink.model;
  context.fillStyle = ink.model;
  context.lineWidth = 2;
  context.beginPath();
  bounds.forEach((bound, i) => {
    const [column, row] = [x.at(rung(draws[i] ?? 1)), y.at(Math.max(lowest, bound))];
    if (i === 0) context.moveTo(column, row);
    else context.lineTo(column, row);
  });
  context.stroke();
  bounds.forEach((bound, i) => {
    context.beginPath();
    context.arc(x.at(rung(draws[i] ?? 1)), y.at(Math.max(lowest, bound)), 3.5, 0, 7);
    context.fill();
  });
}

function across({ context, width }: Frame, row: number): void {
  context.beginPath();
  context.moveTo(MARGIN.left, row);
  context.lineTo(width - MARGIN.right, row);
  context.stroke();
}

export function drawEllipses(frame: Frame, ladder: BoundLadder): void {
  const { context, width, height, ink } = frame;
  const [middleX = 0, middleY = 0] = ladder.dataCentre;
  const half = 11;
  const plane = fitPlane(
    { x: [middleX - half, middleX + half], y: [middleY - half, middleY + half] },
    width,
    height,
  );
  drawDots(frame, plane, ladder.points, ink.data, 1.5, 0.8);
  context.lineWidth = 1.6;
  context.strokeStyle = ink.ink;
  context.setLineDash([5, 4]);
  ellipse(frame, plane, ladder.dataCentre, ladder.dataSpread);
  context.setLineDash([]);
  context.strokeStyle = ink.model;
  context.lineWidth = 2.4;
  ellipse(frame, plane, ladder.modelCentre, ladder.modelSpread);
}

/** The Gaussian at two deviations. */
function ellipse(
  { context }: Frame,
  plane: Plane,
  centre: Float32Array,
  spread: Float32Array,
): void {
  const { long, short, angle } = axesOf(spread);
  context.beginPath();
  context.ellipse(
    plane.x(centre[0] ?? 0),
    plane.y(centre[1] ?? 0),
    2 * long * plane.scale,
    2 * short * plane.scale,
    -angle,
    0,
    2 * Math.PI,
  );
  context.stroke();
}

/** Deviations along the axes of a covariance [2, 2], and the direction of the long one. */
export function axesOf(spread: Float32Array): { long: number; short: number; angle: number } {
  const [a = 0, b = 0, , d = 0] = spread;
  const middle = (a + d) / 2;
  const reach = Math.hypot((a - d) / 2, b);
  return {
    long: Math.sqrt(middle + reach),
    short: Math.sqrt(Math.max(0, middle - reach)),
    angle: 0.5 * Math.atan2(2 * b, a - d),
  };
}
