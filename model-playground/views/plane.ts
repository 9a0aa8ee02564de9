import type { Bounds } from '../worker/protocol.ts';

/** A plane of data drawn without distortion: one scale for both axes, y upwards. */
export interface Plane {
  x(value: number): number;
  y(value: number): number;
  /** Pixels a data unit. */
  scale: number;
}

/** Fits the bounds into width × height pixels, centred. */
export function fitPlane(bounds: Bounds, width: number, height: number): Plane {
  const spanX = bounds.x[1] - bounds.x[0] || 1;
  const spanY = bounds.y[1] - bounds.y[0] || 1;
  const scale = Math.min(width / spanX, height / spanY);
  const middleX = (bounds.x[0] + bounds.x[1]) / 2;
  const middleY = (bounds.y[0] + bounds.y[1]) / 2;
  return {
    x: (value) => width / 2 + (value - middleX) * scale,
    y: (value) => height / 2 - (value - middleY) * scale,
    scale,
  };
}

/** Where a value stands among values in order: the index below it and the way to the next. */
export function bracket(
  ordered: Float32Array,
  value: number,
): { index: number; next: number; fraction: number } {
  const last = ordered.length - 1;
  const ascending = (ordered[last] ?? 0) >= (ordered[0] ?? 0);
  const after = (i: number) => {
    const here = ordered[i] ?? 0;
    return ascending ? here > value : here < value;
  };
  let next = 0;
  while (next <= last && !after(next)) next++;
  if (next === 0) return { index: 0, next: 0, fraction: 0 };
  if (next > last) return { index: last, next: last, fraction: 0 };
  const from = ordered[next - 1] ?? 0;
  const to = ordered[next] ?? from;
  return { index: next - 1, next, fraction: to === from ? 0 : (value - from) / (to - from) };
}

/** Row `from` of a flat array of rows, moved towards row `to`. */
export function mixRows(
  rows: Float32Array,
  length: number,
  place: { index: number; next: number; fraction: number },
): Float32Array {
  const mixed = new Float32Array(length);
  for (let i = 0; i < length; i++) {
    const a = rows[place.index * length + i] ?? 0;
    const b = rows[place.next * length + i] ?? 0;
    mixed[i] = a + (b - a) * place.fraction;
  }
  return mixed;
}
