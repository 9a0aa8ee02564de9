/** How many scores there are, and where a quarter, a half and three quarters of them end. */
export type Distribution = { count: number; lower: number; median: number; upper: number };

/**
 * How scores lie: their quartiles, in whole points, so that nobody's own score can be told from
 * them; null when there are fewer than so many.
 */
export function distributionOf(points: readonly number[], fewest: number): Distribution | null {
  if (points.length < fewest) return null;
  const sorted = points.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(quantile(sorted, share));
  return { count: points.length, lower: at(0.25), median: at(0.5), upper: at(0.75) };
}

/** Between the two nearest where it falls between them (Hyndman and Fan 1996, definition 7). */
function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}
