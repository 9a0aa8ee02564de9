import { quantile, type PlotPoint } from './loss-history.ts';

/**
 * The range of losses worth showing: everything of the run's later nine tenths, the floor, and
 * some air. The first steps may run out at the top; they would press the rest flat.
 */
export function lossDomain(lines: readonly PlotPoint[][], floor?: number): [number, number] {
  const late = lines.flatMap((line) => line.slice(Math.floor(line.length / 10)).map((p) => p.y));
  const values = floor === undefined ? late : [...late, floor];
  if (values.length === 0) return [0, 1];
  const low = Math.min(...values);
  const high = Math.max(quantile(late, 0.995), floor ?? Number.NEGATIVE_INFINITY);
  const air = Math.max((high - low) * 0.08, Math.abs(high) * 1e-3, 1e-6);
  return [low - air, high + air];
}

/** Moves labels apart so that none is nearer than `gap` to the next, keeping their order. */
export function spreadLabels(wanted: readonly number[], gap: number, bottom: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => at(wanted, a) - at(wanted, b));
  const placed = [...wanted];
  let previous = Number.NEGATIVE_INFINITY;
  for (const index of order) {
    previous = Math.max(at(wanted, index), previous + gap);
    placed[index] = previous;
  }
  let limit = bottom;
  for (const index of order.reverse()) {
    placed[index] = Math.min(at(placed, index), limit);
    limit = at(placed, index) - gap;
  }
  return placed;
}

/** An SVG path through the points; empty for none. */
export function linePath(
  points: readonly PlotPoint[],
  x: (value: number) => number,
  y: (value: number) => number,
): string {
  return points.map((p, i) => `${i ? 'L' : 'M'}${x(p.x).toFixed(1)} ${y(p.y).toFixed(1)}`).join('');
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? 0;
}
