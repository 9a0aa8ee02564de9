/** Masses on values: the model as outlined bars over the data's, with axes and frequencies. */
import type { Masses } from '../worker/protocol.ts';
import type { Frame } from './canvas.tsx';
import { formatTick, linearScale, niceTicks, type Scale } from './scale.ts';

const MARGIN = { top: 14, right: 14, bottom: 34, left: 46 };

/** What may be shown beside model and data. */
export interface MassesLayers {
  training: boolean;
  parts: boolean;
  density: boolean;
}

/** The whole picture; the axis holds the data's and the model's largest mass. */
export function drawMasses(frame: Frame, masses: Masses, layers: MassesLayers): void {
  const { context, width, height, ink } = frame;
  const { model, data, training, parts, density } = masses;
  const values = data.length;
  // The data's own peak with room above: the axis must not jump while the model trains.
  const highest = Math.min(1, 1.35 * data.reduce((most, p) => Math.max(most, p), 0));
  const x = linearScale([-0.5, values - 0.5], [MARGIN.left, width - MARGIN.right]);
  const y = linearScale([0, highest], [height - MARGIN.bottom, MARGIN.top]);
  const bar = x.at(1) - x.at(0);
  drawScales(frame, x, y, values);

  context.fillStyle = ink.data;
  context.globalAlpha = 0.32;
  data.forEach((p, v) => {
    context.fillRect(x.at(v - 0.5), y.at(p), Math.max(1, bar - 1), y.at(0) - y.at(p));
  });
  context.globalAlpha = 1;
  if (layers.parts && parts.length > 0) {
    context.strokeStyle = ink.second;
    context.lineWidth = 1.2;
    for (let from = 0; from < parts.length; from += values) {
      outline(frame, parts.subarray(from, from + values), x, y);
    }
  }
  context.strokeStyle = ink.model;
  context.lineWidth = 2;
  outline(frame, model, x, y);
  if (layers.density && density) drawDensity(frame, density, values, x, y);
  if (!layers.training) return;
  context.fillStyle = ink.third;
  training.forEach((p, v) => {
    context.beginPath();
    context.arc(x.at(v), y.at(p), Math.min(3, Math.max(1.6, bar / 4)), 0, 7);
    context.fill();
  });
}

/** The upper edge of bars, as one line. */
function outline({ context }: Frame, masses: Float32Array, x: Scale, y: Scale): void {
  context.beginPath();
  context.moveTo(x.at(-0.5), y.at(0));
  masses.forEach((p, v) => {
    context.lineTo(x.at(v - 0.5), y.at(p));
    context.lineTo(x.at(v + 0.5), y.at(p));
  });
  context.lineTo(x.at(masses.length - 0.5), y.at(0));
  context.stroke();
}

/** A density on the cells; what rises above the picture is cut off there. */
function drawDensity(
  { context, width, height, ink }: Frame,
  density: Float32Array,
  values: number,
  x: Scale,
  y: Scale,
): void {
  const places = density.length / values;
  context.save();
  context.beginPath();
  context.rect(MARGIN.left, MARGIN.top, width - MARGIN.left - MARGIN.right, height);
  context.clip();
  context.strokeStyle = ink.second;
  context.lineWidth = 1.4;
  context.beginPath();
  density.forEach((p, i) => context.lineTo(x.at((i + 0.5) / places - 0.5), y.at(Math.min(p, 1e6))));
  context.stroke();
  context.restore();
}

function drawScales(
  { context, width, height, ink }: Frame,
  x: Scale,
  y: Scale,
  values: number,
): void {
  const ticks = niceTicks(y.domain, height / 60);
  const spacing = (ticks[1] ?? 1) - (ticks[0] ?? 0);
  context.font = '11px Inter, sans-serif';
  context.fillStyle = ink.muted;
  context.strokeStyle = ink.hairline;
  context.lineWidth = 1;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const tick of ticks) {
    const row = Math.round(y.at(tick)) + 0.5;
    context.beginPath();
    context.moveTo(MARGIN.left, row);
    context.lineTo(width - MARGIN.right, row);
    context.stroke();
    context.fillText(formatTick(tick, spacing), MARGIN.left - 6, row);
  }
  context.textAlign = 'center';
  context.textBaseline = 'top';
  for (const tick of niceTicks([0, values - 1], width / 70).filter(Number.isInteger)) {
    context.fillText(String(tick), x.at(tick), height - MARGIN.bottom + 7);
  }
}
