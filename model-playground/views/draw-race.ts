/** The race of samplers: a panel for each, and how far each lands from the data. */
import { racers } from '../catalog/racers.ts';
import type { Race, ReadyEvent, SamplesEvent } from '../worker/protocol.ts';
import type { Frame, Ink } from './canvas.tsx';
import { drawDots, drawLines } from './draw.ts';
import { drawPanels, type DrawPanel } from './draw-panels.ts';
import { bracket, mixRows } from './plane.ts';
import { formatNumber, linearScale, type Scale } from './scale.ts';
import { trailsOf } from './trails.ts';

export type Racer = (typeof racers)[number];

/** Colour and dashes of each, so that they are told apart without colour too. */
export const strokes: Readonly<Record<Racer, { ink: keyof Ink; dash: number[] }>> = {
  ddpm: { ink: 'second', dash: [] },
  ddim: { ink: 'third', dash: [7, 3] },
  euler: { ink: 'model', dash: [2, 3] },
  heun: { ink: 'fourth', dash: [8, 3, 2, 3] },
};

const TRAILS = 28;

/** The data, under every sampler's points. */
export function drawUnderRacers(
  frame: Frame,
  { bounds, data }: Pick<ReadyEvent, 'bounds' | 'data'>,
): void {
  eachPanel(frame, bounds, (_, plane) => drawDots(frame, plane, data, frame.ink.data, 0.9, 0.4));
}

/** Each sampler's points at a time of their way, over the data. */
export function drawRacers(
  frame: Frame,
  bounds: ReadyEvent['bounds'],
  samples: SamplesEvent,
  { t, names }: { t: number; names: Record<Racer, string> },
): void {
  const { context, ink } = frame;
  const each = samples.count / racers.length;
  const place = bracket(samples.times, t);
  const now = mixRows(samples.trajectory, samples.count * 2, place);
  eachPanel(frame, bounds, (k, plane, { left, top }) => {
    const racer = racers[k] as Racer;
    const colour = ink[strokes[racer].ink];
    const trails = trailsOf(samples, k * each, TRAILS);
    context.strokeStyle = colour;
    context.globalAlpha = 0.45;
    context.lineWidth = 1;
    drawLines(frame, plane, trails.upTo(place.next), trails.count, place.next + 1);
    context.globalAlpha = 1;
    drawDots(frame, plane, now.subarray(2 * k * each, 2 * (k + 1) * each), colour, 1.9, 0.95);
    context.fillStyle = ink.ink;
    context.font = '600 12px Inter, sans-serif';
    context.textAlign = 'left';
    context.textBaseline = 'top';
    context.fillText(names[racer], left + 9, top + 8);
  });
  drawCross(frame);
}

function eachPanel(frame: Frame, bounds: ReadyEvent['bounds'], draw: DrawPanel): void {
  drawPanels(frame, bounds, { count: racers.length, columns: 2 }, draw);
}

function drawCross({ context, width, height, ink }: Frame): void {
  context.strokeStyle = ink.hairline;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(Math.round(width / 2) + 0.5, 0);
  context.lineTo(Math.round(width / 2) + 0.5, height);
  context.moveTo(0, Math.round(height / 2) + 0.5);
  context.lineTo(width, Math.round(height / 2) + 0.5);
  context.stroke();
}

const MARGIN = { top: 12, right: 14, bottom: 38, left: 42 };
const TICKS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];

/** Distances against budgets, both by their logarithms; the chosen budget is marked. */
export function drawRaceCurves(
  frame: Frame,
  { budgets, distances, least }: Race,
  { chosen, words }: { chosen: number; words: { budget: string; fresh: string } },
): void {
  const { context, width, height, ink } = frame;
  const finite = [...distances].filter((d) => d > 0 && Number.isFinite(d));
  const domain = [Math.min(least, ...finite) * 0.75, Math.max(2 * least, ...finite) * 1.2];
  const log = (value: number): number => Math.log2(value);
  const ends = [budgets[0] ?? 1, budgets.at(-1) ?? 2];
  const x = linearScale(ends.map(log) as [number, number], [MARGIN.left, width - MARGIN.right]);
  const y = linearScale(domain.map(log) as [number, number], [height - MARGIN.bottom, MARGIN.top]);
  drawLogScales(frame, { x, y }, { budgets, domain, name: words.budget });

  context.setLineDash([5, 4]);
  context.strokeStyle = ink.muted;
  context.lineWidth = 1.4;
  horizontal(frame, y.at(log(least)));
  context.setLineDash([]);
  context.fillStyle = ink.muted;
  context.textAlign = 'right';
  context.textBaseline = 'bottom';
  context.fillText(
    `${words.fresh} ${formatNumber(least)}`,
    width - MARGIN.right,
    y.at(log(least)) - 3,
  );

  context.strokeStyle = ink.hairline;
  context.lineWidth = 6;
  context.beginPath();
  context.moveTo(x.at(log(chosen)), MARGIN.top);
  context.lineTo(x.at(log(chosen)), height - MARGIN.bottom);
  context.stroke();

  racers.forEach((racer, k) => {
    const { ink: name, dash } = strokes[racer];
    context.strokeStyle = context.fillStyle = ink[name];
    context.lineWidth = 2;
    context.setLineDash(dash);
    context.beginPath();
    budgets.forEach((budget, i) => {
      context.lineTo(x.at(log(budget)), y.at(log(distances[k * budgets.length + i] ?? NaN)));
    });
    context.stroke();
    context.setLineDash([]);
    budgets.forEach((budget, i) => {
      context.beginPath();
      const distance = distances[k * budgets.length + i] ?? NaN;
      context.arc(x.at(log(budget)), y.at(log(distance)), 2.6, 0, 7);
      context.fill();
    });
  });
}

function horizontal({ context, width }: Frame, y: number): void {
  context.beginPath();
  context.moveTo(MARGIN.left, y);
  context.lineTo(width - MARGIN.right, y);
  context.stroke();
}

function drawLogScales(
  frame: Frame,
  { x, y }: { x: Scale; y: Scale },
  { budgets, domain, name }: { budgets: Float32Array; domain: number[]; name: string },
): void {
  const { context, width, height, ink } = frame;
  const [low = 0, high = 0] = domain;
  context.font = '11px Inter, sans-serif';
  context.fillStyle = ink.muted;
  context.strokeStyle = ink.hairline;
  context.lineWidth = 1;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const tick of TICKS.filter((each) => each >= low && each <= high)) {
    const row = Math.round(y.at(Math.log2(tick))) + 0.5;
    horizontal(frame, row);
    context.fillText(String(tick), MARGIN.left - 6, row);
  }
  context.textAlign = 'center';
  context.textBaseline = 'top';
  budgets.forEach((budget) => {
    context.fillText(String(budget), x.at(Math.log2(budget)), height - MARGIN.bottom + 6);
  });
  context.textAlign = 'right';
  context.textBaseline = 'bottom';
  context.fillText(name, width - MARGIN.right, height - 3);
}
