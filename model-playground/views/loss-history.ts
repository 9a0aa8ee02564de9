/** The losses of a run as they arrive, and what a plot and a spreadsheet need of them. */

export interface LossPoint {
  step: number;
  /** Total first, then the parts, under their names. */
  values: Readonly<Record<string, number>>;
}

export interface PlotPoint {
  x: number;
  y: number;
}

/** One of the recorded quantities, in order of steps; points that are not finite are left out. */
export function series(history: readonly LossPoint[], name: string): PlotPoint[] {
  const points: PlotPoint[] = [];
  for (const { step, values } of history) {
    const y = values[name];
    if (y !== undefined && Number.isFinite(y)) points.push({ x: step, y });
  }
  return points;
}

/**
 * Exponential moving average with its start corrected as Adam corrects its moments
 * (Kingma and Ba 2015, section 3), so that the first point is the first value.
 */
export function smooth(points: readonly PlotPoint[], decay: number): PlotPoint[] {
  let average = 0;
  let weight = 0;
  return points.map(({ x, y }) => {
    average = decay * average + (1 - decay) * y;
    weight = decay * weight + (1 - decay);
    return { x, y: average / weight };
  });
}

/** A decay that averages over about a fortieth of the points. */
export function smoothingFor(points: number): number {
  return 1 - 1 / Math.max(1, points / 40);
}

/** At most `2 × bins` points: the lowest and the highest of each bin, so that no peak is lost. */
export function thin(points: readonly PlotPoint[], bins: number): PlotPoint[] {
  if (points.length <= 2 * bins) return [...points];
  const kept: PlotPoint[] = [];
  for (let bin = 0; bin < bins; bin++) {
    const from = Math.floor((bin * points.length) / bins);
    const to = Math.floor(((bin + 1) * points.length) / bins);
    const slice = points.slice(from, to);
    const first = slice[0];
    if (!first) continue;
    const low = slice.reduce((a, b) => (b.y < a.y ? b : a), first);
    const high = slice.reduce((a, b) => (b.y > a.y ? b : a), first);
    kept.push(...(low === high ? [low] : low.x < high.x ? [low, high] : [high, low]));
  }
  return kept;
}

/** A value's quantile, 0 ≤ q ≤ 1, by the nearest rank; NaN of nothing. */
export function quantile(values: readonly number[], q: number): number {
  if (values.length === 0) return Number.NaN;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

/** The whole run as CSV: a head line, then one line a recorded step; numbers only. */
export function toCsv(history: readonly LossPoint[], names: readonly string[]): string {
  const cell = (value: number | undefined) => (value === undefined ? '' : String(value));
  const rows = history.map(({ step, values }) => [step, ...names.map((n) => cell(values[n]))]);
  return [['step', ...names], ...rows].map((row) => row.join(',')).join('\n') + '\n';
}
