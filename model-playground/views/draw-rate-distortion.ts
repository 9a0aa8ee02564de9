/** Rate against distortion: what latents cost, and what the points cost once they are known. */
import type { RateDistortion } from '../worker/protocol.ts';
import type { Frame } from './canvas.tsx';
import { formatTick, linearScale, niceTicks, type Scale } from './scale.ts';

const MARGIN = { top: 14, right: 16, bottom: 38, left: 46 };

interface Options {
  /** The index of the weight whose point stands out. */
  chosen: number;
  words: { rate: string; distortion: string; line: string };
}

export function drawRateDistortion(frame: Frame, picture: RateDistortion, options: Options): void {
  const { context, width, height, ink } = frame;
  const { rates, distortions, betas, entropy, frontier } = picture;
  const farthest = Math.min(12, Math.max(3.6, ...rates) + 0.6);
  const x = linearScale([0, farthest], [MARGIN.left, width - MARGIN.right]);
  const lowest = Math.min(entropy - farthest, ...distortions);
  const y = linearScale([lowest, entropy + 2], [height - MARGIN.bottom, MARGIN.top]);
  drawScales(frame, { x, y }, options.words);

  context.save();
  context.beginPath();
  context.rect(
    MARGIN.left - 6,
    MARGIN.top,
    width - MARGIN.left - MARGIN.right + 12,
    height - MARGIN.top - MARGIN.bottom + 6,
  );
  context.clip();
  context.lineWidth = 1.6;
  context.strokeStyle = ink.ink;
  context.setLineDash([6, 4]);
  path(frame, { x, y }, [0, entropy, farthest, entropy - farthest]);
  context.strokeStyle = ink.data;
  context.setLineDash([2, 3]);
  path(frame, { x, y }, frontier);
  context.setLineDash([]);
  drawTrails(frame, { x, y }, picture);
  const places = Array.from(
    betas,
    (_, k) => [x.at(rates[k] ?? NaN), y.at(distortions[k] ?? NaN)] as const,
  );
  places.forEach(([column, row], k) => {
    context.fillStyle = ink.model;
    context.beginPath();
    context.arc(column, row, k === options.chosen ? 6.5 : 4.5, 0, 7);
    context.fill();
    context.fillStyle = ink.ink;
    context.font = `${k === options.chosen ? 700 : 500} 12px Inter, sans-serif`;
    context.textAlign = 'left';
    context.textBaseline = 'bottom';
    const here = placesNear(places, k);
    // One label for points that lie on one another, such as those that have collapsed.
    if (here[0] !== k) return;
    const names = here.map((near) => (betas[near] ?? NaN).toFixed(1).replace('.0', ''));
    context.fillText(`β = ${names.join(', ')}`, column + 7, row - 4);
  });
  context.restore();
  context.fillStyle = ink.ink;
  context.font = '11px Inter, sans-serif';
  context.textAlign = 'right';
  context.textBaseline = 'bottom';
  context.fillText(
    options.words.line,
    x.at(farthest),
    Math.max(MARGIN.top + 12, y.at(entropy - farthest) - 44),
  );
}

/** The points that lie so near to one that their labels would cover each other, itself included. */
function placesNear(places: readonly (readonly [number, number])[], of: number): number[] {
  const [column = NaN, row = NaN] = places[of] ?? [];
  return [...places.keys()].filter((k) => {
    const [otherColumn = NaN, otherRow = NaN] = places[k] ?? [];
    return Math.abs(otherColumn - column) < 52 && Math.abs(otherRow - row) < 13;
  });
}

function drawTrails(
  frame: Frame,
  scales: { x: Scale; y: Scale },
  { trails, betas }: RateDistortion,
): void {
  const length = trails.length / betas.length;
  frame.context.strokeStyle = frame.ink.model;
  frame.context.lineWidth = 1;
  frame.context.globalAlpha = 0.4;
  betas.forEach((_, k) => path(frame, scales, trails.subarray(k * length, (k + 1) * length)));
  frame.context.globalAlpha = 1;
}

/** A line through pairs of rate and distortion. */
function path(
  { context }: Frame,
  { x, y }: { x: Scale; y: Scale },
  pairs: ArrayLike<number>,
): void {
  context.beginPath();
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    context.lineTo(x.at(pairs[i] ?? NaN), y.at(pairs[i + 1] ?? NaN));
  }
  context.stroke();
}

function drawScales(
  { context, width, height, ink }: Frame,
  { x, y }: { x: Scale; y: Scale },
  words: Options['words'],
): void {
  context.font = '11px Inter, sans-serif';
  context.lineWidth = 1;
  context.strokeStyle = ink.hairline;
  context.fillStyle = ink.muted;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  const rows = niceTicks(y.domain, height / 48);
  for (const tick of rows) {
    context.beginPath();
    context.moveTo(MARGIN.left, y.at(tick));
    context.lineTo(width - MARGIN.right, y.at(tick));
    context.stroke();
    context.fillText(
      formatTick(tick, (rows[1] ?? 1) - (rows[0] ?? 0)),
      MARGIN.left - 6,
      y.at(tick),
    );
  }
  context.textAlign = 'center';
  context.textBaseline = 'top';
  for (const tick of niceTicks(x.domain, width / 90)) {
    context.fillText(String(tick), x.at(tick), height - MARGIN.bottom + 6);
  }
  context.textAlign = 'right';
  context.textBaseline = 'bottom';
  context.fillText(words.rate, width - MARGIN.right, height - 3);
  context.textAlign = 'left';
  context.textBaseline = 'top';
  context.fillText(words.distortion, MARGIN.left + 6, 2);
}
