import { quantile, type PlotPoint } from './loss-history.ts';

/**
 * The range of losses worth showing: everything of the run's later nine tenths, the floor (or what
 * else they are compared with), and some air. The first steps may run out at the top; they would press the rest flat.
 */
export function lossDomain(lines: readonly PlotPoint[][], floor?: number): [number, number] {
  const late = lines.flatMap((line) => line.slice(Math.floor(line.length / 10)).map((p) => p.y));
  if (late.length === 0) return [0, Math.max(1, 2 * (floor ?? 0))];
  const low = Math.min(...late, floor ?? Infinity);
  const high = Math.max(quantile(late, 0.995), floor ?? -Infinity);
  const air = Math.max((high - low) * 0.08, Math.abs(high) * 1e-3, 1e-6);
  return [low - air, high + air];
}

/** An SVG path through the points; empty for none. */
export function linePath(
  points: readonly PlotPoint[],
  x: (value: number) => number,
  y: (value: number) => number,
): string {
  return points.map((p, i) => `${i ? 'L' : 'M'}${x(p.x).toFixed(1)} ${y(p.y).toFixed(1)}`).join('');
}
