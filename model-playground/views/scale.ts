/** The map from numbers to pixels of a plot's axis, and the numbers written beside it. */

export interface Scale {
  /** Pixel of a value. */
  at(value: number): number;
  /** Value at a pixel. */
  invert(pixel: number): number;
  domain: readonly [number, number];
}

/** A linear scale from `domain` to `range`; a domain without extent maps to the range's start. */
export function linearScale(
  domain: readonly [number, number],
  range: readonly [number, number],
): Scale {
  const [d0, d1] = domain;
  const [r0, r1] = range;
  const slope = d1 === d0 ? 0 : (r1 - r0) / (d1 - d0);
  return {
    at: (value) => r0 + (value - d0) * slope,
    invert: (pixel) => (slope === 0 ? d0 : d0 + (pixel - r0) / slope),
    domain,
  };
}

/** At most about `count` round numbers (1, 2 or 5 times a power of ten) inside the domain. */
export function niceTicks(domain: readonly [number, number], count: number): number[] {
  const [low, high] = domain;
  const span = high - low;
  if (!(span > 0) || !Number.isFinite(span) || count < 1) return [];
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((m) => m * power).find((s) => s >= rough * 0.999) ?? 10 * power;
  const ticks: number[] = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
    ticks.push(Number((i * step).toPrecision(12)));
  }
  return ticks;
}

/** A number for reading: fixed decimals, a true minus sign, no "−0.00"; a dash for NaN. */
export function formatNumber(value: number, decimals = 3): string {
  if (Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** A whole number as it stands below a symbol: ₁₂. */
export function subscript(value: number): string {
  return String(value).replace(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)] ?? '');
}

/** Memory in megabytes, as short as it stays true. */
export function formatBytes(bytes: number): string {
  const megabytes = bytes / 1e6;
  return `${megabytes < 10 ? megabytes.toFixed(1) : Math.round(megabytes)} MB`;
}

/** A count with thin separators between thousands: 9,800. */
export function formatCount(value: number): string {
  return Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** A tick's label with as many decimals as its distance to the next one asks for. */
export function formatTick(value: number, spacing: number): string {
  if (Math.abs(value) >= 1000 && spacing >= 1) return formatCount(value);
  const decimals = Math.max(0, Math.min(6, -Math.floor(Math.log10(spacing) + 1e-9)));
  return formatNumber(value, decimals);
}
