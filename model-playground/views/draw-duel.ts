/** A GAN on the line: verdicts above, the two densities below, over one axis. */
import type { Duel } from '../worker/protocol.ts';
import type { Frame } from './canvas.tsx';
import { formatTick, linearScale, niceTicks, type Scale } from './scale.ts';

const MARGIN = { top: 12, right: 14, bottom: 26, left: 34 };

export function drawDuel(frame: Frame, duel: Duel): void {
  const { context, width, height, ink } = frame;
  const ends: [number, number] = [duel.x[0] ?? 0, duel.x.at(-1) ?? 1];
  const x = linearScale(ends, [MARGIN.left, width - MARGIN.right]);
  const floor = height - MARGIN.bottom;
  const split = MARGIN.top + 0.46 * (floor - MARGIN.top);
  const verdict = linearScale([0, 1], [split - 10, MARGIN.top]);
  const most = 1.3 * Math.max(...duel.data);
  const density = linearScale([0, most], [floor, split + 8]);

  drawVerdicts(frame, x, verdict);
  context.lineWidth = 1.6;
  context.strokeStyle = ink.ink;
  context.setLineDash([5, 4]);
  trace(frame, duel.x, duel.best, x, verdict);
  context.stroke();
  context.setLineDash([]);
  context.strokeStyle = ink.second;
  context.lineWidth = 2.4;
  trace(frame, duel.x, duel.discriminator, x, verdict);
  context.stroke();

  const fill = (values: Float32Array, colour: string): void => {
    trace(frame, duel.x, values, x, density);
    context.lineTo(x.at(ends[1]), floor);
    context.lineTo(x.at(ends[0]), floor);
    context.fillStyle = colour;
    context.globalAlpha = 0.3;
    context.fill();
    context.globalAlpha = 1;
  };
  fill(duel.data, ink.data);
  fill(duel.model, ink.model);
  trace(frame, duel.x, duel.model, x, density);
  context.strokeStyle = ink.model;
  context.lineWidth = 2;
  context.stroke();
  drawNumbers(frame, x, floor);
}

/** A line through the values; what is too high for the picture runs along its upper edge. */
function trace({ context }: Frame, at: Float32Array, values: Float32Array, x: Scale, y: Scale) {
  const [low, high] = y.domain;
  context.beginPath();
  values.forEach((value, i) => {
    const row = y.at(Math.min(high, Math.max(low, value)));
    if (i === 0) context.moveTo(x.at(at[i] ?? 0), row);
    else context.lineTo(x.at(at[i] ?? 0), row);
  });
}

/** Hairlines at 0, ½ and 1, with their numbers. */
function drawVerdicts({ context, ink }: Frame, x: Scale, y: Scale): void {
  context.strokeStyle = ink.hairline;
  context.lineWidth = 1;
  context.fillStyle = ink.muted;
  context.font = '11px Inter, sans-serif';
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const [value, name] of [
    [0, '0'],
    [0.5, '½'],
    [1, '1'],
  ] as const) {
    const row = Math.round(y.at(value)) + 0.5;
    context.beginPath();
    context.moveTo(x.at(x.domain[0]), row);
    context.lineTo(x.at(x.domain[1]), row);
    context.stroke();
    context.fillText(name, MARGIN.left - 8, row);
  }
}

function drawNumbers({ context, width, ink }: Frame, x: Scale, floor: number): void {
  const ticks = niceTicks(x.domain, width / 110);
  const spacing = (ticks[1] ?? 1) - (ticks[0] ?? 0);
  context.fillStyle = ink.muted;
  context.font = '11px Inter, sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'top';
  for (const tick of ticks) context.fillText(formatTick(tick, spacing), x.at(tick), floor + 7);
}
