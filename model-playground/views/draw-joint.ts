/** Tables of probabilities of pairs, side by side, each with its margins; and a chosen column. */
import type { JointTable } from '../worker/protocol.ts';
import type { Frame } from './canvas.tsx';
import { viridisCss } from './viridis.ts';

/** A table on the canvas, in CSS pixels; a runs to the right and b upwards. */
interface Place {
  left: number;
  top: number;
  size: number;
  /** Height of the margin of a, above, and width of that of b, at the right. */
  margin: number;
}

const GAP = 14;
const TITLE = 20;
const FOOT = 18;

/** Below this share of the colours a cell is left to the paper. */
const PAPER = 0.03;

export interface JointTitles {
  data: string;
  model: string;
}

/** The data's table and the model's, in the same colours, with the column of one value of a framed. */
export function drawJoint(
  frame: Frame,
  { values, data, model }: JointTable,
  chosen: number,
  titles: JointTitles,
): void {
  const highest = data.reduce((most, p) => Math.max(most, p), 0);
  const [left, right] = placesIn(frame);
  const margins = [0, 1].map((which) => marginOf(data, values, which as 0 | 1));
  const tops = margins.map((margin) => 1.3 * Math.max(...margin));
  for (const [table, place, title] of [
    [data, left, titles.data],
    [model, right, titles.model],
  ] as const) {
    drawTable(frame, table, values, place, highest);
    drawMargins(frame, table, values, place, tops);
    drawChosen(frame, values, place, chosen);
    drawTitles(frame, place, title);
  }
}

/** The value of a under a point of the canvas; undefined beside both tables. */
export function valueAt(
  size: { width: number; height: number },
  values: number,
  [x, y]: readonly [number, number],
): number | undefined {
  const place = placesIn(size).find(
    ({ left, top, size: side }) => x >= left && x < left + side && y >= top && y < top + side,
  );
  return place && Math.floor(((x - place.left) / place.size) * values);
}

function placesIn({ width, height }: { width: number; height: number }): [Place, Place] {
  const room = Math.min((width - 3 * GAP) / 2, height - TITLE - FOOT);
  const margin = Math.round(room * 0.16);
  const size = Math.floor(room - margin);
  const top = Math.round((height - TITLE - FOOT - room) / 2) + TITLE + margin;
  const spare = (width - 2 * room - GAP) / 2;
  const at = (left: number): Place => ({ left: Math.round(left), top, size, margin });
  return [at(spare), at(spare + room + GAP)];
}

function drawTable(
  { context, dark, ink }: Frame,
  table: Float32Array,
  values: number,
  { left, top, size }: Place,
  highest: number,
): void {
  const edge = (k: number): number => Math.round((k * size) / values);
  for (let a = 0; a < values; a++) {
    for (let b = 0; b < values; b++) {
      // The square root shows what is spread thinly beside the ink.
      const share = Math.sqrt(Math.min(1, (table[a * values + b] ?? 0) / highest));
      if (!(share > PAPER)) continue;
      context.fillStyle = viridisCss(dark ? share : 1 - share, Math.min(1, 2 * share));
      const row = values - 1 - b;
      context.fillRect(
        left + edge(a),
        top + edge(row),
        edge(a + 1) - edge(a),
        edge(row + 1) - edge(row),
      );
    }
  }
  context.strokeStyle = ink.hairline;
  context.lineWidth = 1;
  context.strokeRect(left - 0.5, top - 0.5, size + 1, size + 1);
}

/** Mass of each value: of a above the table, of b at its right. */
function drawMargins(
  { context, ink }: Frame,
  table: Float32Array,
  values: number,
  { left, top, size, margin }: Place,
  tops: readonly number[],
): void {
  const cell = size / values;
  const long = margin - 4;
  context.fillStyle = ink.muted;
  const share = (p: number, which: 0 | 1): number => Math.min(1, p / (tops[which] ?? 1)) * long;
  marginOf(table, values, 0).forEach((p, a) => {
    context.fillRect(left + a * cell, top - 3 - share(p, 0), Math.max(1, cell - 1), share(p, 0));
  });
  marginOf(table, values, 1).forEach((p, b) => {
    const y = top + (values - 1 - b) * cell;
    context.fillRect(left + size + 3, y, share(p, 1), Math.max(1, cell - 1));
  });
}

function drawChosen(
  { context, ink }: Frame,
  values: number,
  { left, top, size }: Place,
  chosen: number,
): void {
  const cell = size / values;
  context.strokeStyle = ink.third;
  context.lineWidth = 2;
  context.strokeRect(left + chosen * cell, top, cell, size);
}

function drawTitles({ context, ink }: Frame, place: Place, title: string): void {
  const { left, top, size, margin } = place;
  context.font = '12px Inter, sans-serif';
  context.fillStyle = ink.muted;
  context.textAlign = 'left';
  context.textBaseline = 'bottom';
  context.fillText(title, left, top - margin - 3);
  context.textBaseline = 'top';
  context.textAlign = 'center';
  context.fillText('a →', left + size / 2, top + size + 4);
  context.textAlign = 'left';
  context.textBaseline = 'bottom';
  context.fillText('b ↑', left + size + 3, top - 2);
}

function marginOf(table: Float32Array, values: number, which: 0 | 1): number[] {
  const sums = Array<number>(values).fill(0);
  table.forEach((p, pair) => {
    const value = which === 0 ? Math.floor(pair / values) : pair % values;
    sums[value] = (sums[value] ?? 0) + p;
  });
  return sums;
}
