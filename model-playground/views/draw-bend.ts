/** A flow on the line: the curve in the middle, the data's line below it, the codes at its left. */
import { normalDensity, normalQuantile } from '../datasets/normal.ts';
import type { Bend } from '../worker/protocol.ts';
import type { Frame } from './canvas.tsx';
import { formatTick, linearScale, niceTicks, type Scale } from './scale.ts';

export type BaseKind = 'uniform' | 'normal';

/** Codes shown in the normal base lie within so many deviations. */
const REACH = 3.2;
const BARS = 24;
const LEADERS = 16;
const MARGIN = { top: 12, right: 14, bottom: 26, left: 14 };

export function drawBend(frame: Frame, bend: Bend, base: BaseKind): void {
  const { context, width, height, ink } = frame;
  const split = { x: MARGIN.left + 0.2 * width, y: height - MARGIN.bottom - 0.27 * height };
  const domain: [number, number] = [bend.x[0] ?? 0, bend.x.at(-1) ?? 1];
  const x = linearScale(domain, [split.x, width - MARGIN.right]);
  const codes: [number, number] = base === 'uniform' ? [0, 1] : [-REACH, REACH];
  const z = linearScale(codes, [split.y - 8, MARGIN.top]);
  const code = (value: number): number => (base === 'uniform' ? value : normalQuantile(value));

  drawBase(frame, bend, { z, code, base, right: split.x - 8 });
  drawLine(frame, bend, x, split.y + 8);

  context.strokeStyle = ink.hairline;
  context.lineWidth = 1;
  context.strokeRect(
    split.x + 0.5,
    MARGIN.top + 0.5,
    x.at(domain[1]) - split.x,
    split.y - 8 - MARGIN.top,
  );
  context.strokeStyle = ink.data;
  context.globalAlpha = 0.45;
  for (let i = 0; i < LEADERS; i++) {
    const [at, to] = [x.at(bend.points[i] ?? 0), z.at(code(bend.codes[i] ?? 0))];
    context.beginPath();
    context.moveTo(at, split.y + 8);
    context.lineTo(at, to);
    context.lineTo(split.x - 8, to);
    context.stroke();
  }
  context.globalAlpha = 1;
  context.strokeStyle = ink.second;
  context.lineWidth = 2.2;
  context.beginPath();
  bend.x.forEach((value, i) => {
    const row = Math.min(split.y - 8, Math.max(MARGIN.top, z.at(code(bend.curve[i] ?? 0))));
    if (i === 0) context.moveTo(x.at(value), row);
    else context.lineTo(x.at(value), row);
  });
  context.stroke();
}

/** How the codes are spread, as bars that grow leftwards, over what the base asks for. */
function drawBase(
  { context, ink }: Frame,
  { codes }: Bend,
  {
    z,
    code,
    base,
    right,
  }: { z: Scale; code: (v: number) => number; base: BaseKind; right: number },
): void {
  const [from, to] = z.domain;
  const counts = new Float32Array(BARS);
  for (const value of codes) {
    const bar = Math.floor((BARS * (code(value) - from)) / (to - from));
    if (bar >= 0 && bar < BARS) counts[bar] = (counts[bar] ?? 0) + 1;
  }
  const wanted = (value: number): number => (base === 'uniform' ? 1 : normalDensity(value));
  const most = base === 'uniform' ? 2.2 : 0.62;
  const length = (density: number): number =>
    (Math.min(most, density) / most) * (right - MARGIN.left);
  const width = (to - from) / BARS;
  context.fillStyle = ink.model;
  context.globalAlpha = 0.75;
  counts.forEach((count, bar) => {
    const long = length(count / (codes.length * width));
    const top = z.at(from + (bar + 1) * width);
    context.fillRect(right - long, top, long, z.at(from + bar * width) - top - 1);
  });
  context.globalAlpha = 1;
  context.strokeStyle = ink.ink;
  context.lineWidth = 1.3;
  context.setLineDash([5, 4]);
  context.beginPath();
  for (let i = 0; i <= 60; i++) {
    const value = from + ((to - from) * i) / 60;
    const at = right - length(wanted(value));
    if (i === 0) context.moveTo(at, z.at(value));
    else context.lineTo(at, z.at(value));
  }
  context.stroke();
  context.setLineDash([]);
}

/** The line of the data: its density filled, the model's as a stroke, and the numbers. */
function drawLine({ context, width, height, ink }: Frame, bend: Bend, x: Scale, top: number): void {
  const most = 1.25 * bend.data.reduce((largest, p) => Math.max(largest, p), 0);
  const y = linearScale([0, most], [height - MARGIN.bottom, top]);
  const trace = (values: Float32Array): void => {
    context.beginPath();
    values.forEach((p, i) => {
      const [column, row] = [x.at(bend.x[i] ?? 0), Math.max(top, y.at(p))];
      if (i === 0) context.moveTo(column, row);
      else context.lineTo(column, row);
    });
  };
  trace(bend.data);
  context.lineTo(x.at(x.domain[1]), y.at(0));
  context.lineTo(x.at(x.domain[0]), y.at(0));
  context.fillStyle = ink.data;
  context.globalAlpha = 0.3;
  context.fill();
  context.globalAlpha = 1;
  trace(bend.model);
  context.strokeStyle = ink.model;
  context.lineWidth = 2;
  context.stroke();
  const ticks = niceTicks(x.domain, width / 110);
  const spacing = (ticks[1] ?? 1) - (ticks[0] ?? 0);
  context.fillStyle = ink.muted;
  context.font = '11px Inter, sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'top';
  for (const tick of ticks) {
    context.fillText(formatTick(tick, spacing), x.at(tick), height - MARGIN.bottom + 7);
  }
}
