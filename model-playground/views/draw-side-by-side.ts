/** Families side by side: a panel for each, and one for the data themselves. */
import { contenders, type Contender } from '../catalog/contenders.ts';
import type { ReadyEvent, SamplesEvent, SideBySide } from '../worker/protocol.ts';
import type { Frame } from './canvas.tsx';
import { drawDots, drawLines } from './draw.ts';
import { drawDensity } from './draw-density.ts';
import { drawPanels, type DrawPanel } from './draw-panels.ts';
import { bracket, mixRows } from './plane.ts';
import { trailsOf } from './trails.ts';

interface PanelWords {
  names: Record<Contender, string>;
  data: string;
  noDensity: string;
}

const TRAILS = 16;
const PANELS = contenders.length + 1;

/** The data under every family's points, and by themselves in the last panel. */
export function drawDataPanels(
  frame: Frame,
  { bounds, data }: Pick<ReadyEvent, 'bounds' | 'data'>,
): void {
  eachPanel(frame, bounds, (k, plane) =>
    drawDots(frame, plane, data, frame.ink.data, 0.9, k < contenders.length ? 0.35 : 0.8),
  );
}

/** Each family's points at a time of their way, over the data. */
export function drawSamplePanels(
  frame: Frame,
  bounds: ReadyEvent['bounds'],
  samples: SamplesEvent,
  { t, words }: { t: number; words: PanelWords },
): void {
  const { context, ink } = frame;
  const each = samples.count / contenders.length;
  const place = bracket(samples.times, t);
  const now = mixRows(samples.trajectory, samples.count * 2, place);
  drawNamedPanels(frame, bounds, words, (k, plane) => {
    if (k === contenders.length) return;
    const trails = trailsOf(samples, k * each, TRAILS);
    context.strokeStyle = ink.model;
    context.globalAlpha = 0.3;
    context.lineWidth = 1;
    drawLines(frame, plane, trails.upTo(place.next), trails.count, place.next + 1);
    context.globalAlpha = 1;
    drawDots(frame, plane, now.subarray(2 * k * each, 2 * (k + 1) * each), ink.model, 1.6, 0.9);
  });
}

/** Each family's density, all in the data's colours; the data's own in the last panel. */
export function drawDensityPanels(frame: Frame, map: SideBySide, words: PanelWords): void {
  const highest = map.data.reduce((most, value) => Math.max(most, value), 0);
  const cells = map.rows * map.columns;
  drawNamedPanels(frame, map.bounds, words, (k, plane, { left, top, width, height }) => {
    const values =
      k < contenders.length ? map.densities.subarray(k * cells, (k + 1) * cells) : map.data;
    if (!Number.isNaN(values[0])) return drawDensity(frame, plane, { ...map, values, highest });
    const { context, ink } = frame;
    context.fillStyle = ink.muted;
    context.font = '13px Inter, sans-serif';
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(words.noDensity, left + width / 2, top + height / 2);
  });
}

/** Every panel with its name on top and a line around it. */
function drawNamedPanels(
  frame: Frame,
  bounds: ReadyEvent['bounds'],
  { names, data }: PanelWords,
  draw: DrawPanel,
): void {
  const { context, ink } = frame;
  eachPanel(frame, bounds, (k, plane, place) => {
    draw(k, plane, place);
    context.fillStyle = ink.ink;
    context.font = '600 12px Inter, sans-serif';
    context.textAlign = 'left';
    context.textBaseline = 'top';
    const name = contenders[k];
    context.fillText(name ? names[name] : data, place.left + 9, place.top + 8);
    context.strokeStyle = ink.hairline;
    context.lineWidth = 1;
    context.strokeRect(
      Math.round(place.left) - 0.5,
      Math.round(place.top) - 0.5,
      place.width,
      place.height,
    );
  });
}

/** Three panels beside one another where there is room for them, otherwise two. */
function eachPanel(frame: Frame, bounds: ReadyEvent['bounds'], draw: DrawPanel): void {
  const columns = frame.width > frame.height ? 3 : 2;
  drawPanels(frame, bounds, { count: PANELS, columns }, draw);
}
