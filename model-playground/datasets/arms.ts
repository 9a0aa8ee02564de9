/**
 * Three spiral arms with a label each: Gaussians of one width along an arm, an arm a third of a
 * turn from the next, scaled so that both coordinates have mean 0 and variance 1.
 *
 * A mixture of Gaussians stays one while it diffuses, x_t | component ~ N(α m, v), v = α² δ² + σ²,
 * so densities, the posterior of the label and the best guess of the noise,
 *
 *   E[ε | x_t] = Σ_k w_k σ (x_t − α m_k) / v,   w_k ∝ N(x_t; α m_k, v),
 *
 * are sums over the components: over all, or over those of one label where it is known.
 */
import { random } from '../training/random.ts';
import { gaussLegendre } from './quadrature.ts';

export const LABELS = 3;

const ON_AN_ARM = 6;

export interface Arms {
  /** [LABELS · ON_AN_ARM] each: centres, arm by arm. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Standard deviation of each component. */
  readonly width: number;
}

/** How much of signal and noise is in a point. */
export interface Mix {
  readonly alpha: number;
  readonly sigma: number;
}

/** The arms, `width` wide before scaling: an arm is 1.6 long. */
export function arms(width: number): Arms {
  const places = Array.from({ length: LABELS * ON_AN_ARM }, (_, k) => {
    const along = (k % ON_AN_ARM) / (ON_AN_ARM - 1);
    const radius = 0.4 + 1.6 * along;
    const angle = (2 * Math.PI * Math.floor(k / ON_AN_ARM)) / LABELS + 1.7 * along;
    return [radius * Math.cos(angle), radius * Math.sin(angle)] as const;
  });
  // Three arms alike have mean 0 and the same variance in all directions.
  const variance =
    places.reduce((sum, [x, y]) => sum + x * x + y * y, 0) / (2 * places.length) + width ** 2;
  const scale = 1 / Math.sqrt(variance);
  return {
    x: Float64Array.from(places, ([x]) => scale * x),
    y: Float64Array.from(places, ([, y]) => scale * y),
    width: scale * width,
  };
}

/** n points with their labels, [n, 3]: x, y, and 0, 1 or 2. */
export function sampleArms({ x, y, width }: Arms, n: number, seed: number): Float32Array {
  const source = random(seed);
  const points = new Float32Array(3 * n);
  for (let i = 0; i < n; i++) {
    const k = source.integer(x.length);
    points[3 * i] = (x[k] as number) + width * source.normal();
    points[3 * i + 1] = (y[k] as number) + width * source.normal();
    points[3 * i + 2] = Math.floor(k / ON_AN_ARM);
  }
  return points;
}

/** The components of a label; all of them for undefined. */
function componentsOf(label: number | undefined): [from: number, to: number] {
  return label === undefined
    ? [0, LABELS * ON_AN_ARM]
    : [label * ON_AN_ARM, (label + 1) * ON_AN_ARM];
}

/**
 * log p_t(x_t) and E[ε | x_t] at points [n, 2] of one mix; given a label, log p_t(x_t | label) and
 * E[ε | x_t, label].
 * @returns logDensity [n] in nats, and noise [n, 2]
 */
export function armsPosterior(
  { x, y, width }: Arms,
  points: Float32Array,
  { alpha, sigma }: Mix,
  label?: number,
): { logDensity: Float64Array; noise: Float32Array } {
  const [from, to] = componentsOf(label);
  const v = (alpha * width) ** 2 + sigma ** 2;
  const n = points.length / 2;
  const logDensity = new Float64Array(n);
  const noise = new Float32Array(2 * n);
  const exponents = new Float64Array(to);
  for (let i = 0; i < n; i++) {
    const [px, py] = [points[2 * i] as number, points[2 * i + 1] as number];
    let largest = -Infinity;
    for (let k = from; k < to; k++) {
      const [dx, dy] = [px - alpha * (x[k] as number), py - alpha * (y[k] as number)];
      exponents[k] = (-0.5 * (dx * dx + dy * dy)) / v;
      largest = Math.max(largest, exponents[k] as number);
    }
    let [total, sumX, sumY] = [0, 0, 0];
    for (let k = from; k < to; k++) {
      const weight = Math.exp((exponents[k] as number) - largest);
      total += weight;
      sumX += weight * (px - alpha * (x[k] as number));
      sumY += weight * (py - alpha * (y[k] as number));
    }
    logDensity[i] = largest + Math.log(total / (to - from)) - Math.log(2 * Math.PI * v);
    noise[2 * i] = (sigma * sumX) / (total * v);
    noise[2 * i + 1] = (sigma * sumY) / (total * v);
  }
  return { logDensity, noise };
}

/** p(label | x) of points [n, 2], [n]: labels are equally likely beforehand. */
export function labelPosterior(data: Arms, points: Float32Array, label: number): Float64Array {
  const clean = { alpha: 1, sigma: 0 };
  const all = armsPosterior(data, points, clean).logDensity;
  const own = armsPosterior(data, points, clean, label).logDensity;
  return own.map((value, i) => Math.exp(value - (all[i] as number)) / LABELS);
}

/**
 * Best possible ε-error at one mix, per dimension, with or without knowing the label: 1 − ½
 * E‖E[ε | x_t]‖², the expectation by the trapezoidal rule on a grid of half a deviation.
 */
export function leastArmsErrorAt(data: Arms, mix: Mix, labelKnown: boolean): number {
  if (mix.sigma === 0) return 1;
  const deviation = Math.hypot(mix.alpha * data.width, mix.sigma);
  const farthest = data.x.reduce((most, x, k) => Math.max(most, Math.hypot(x, data.y[k] ?? 0)), 0);
  const reach = mix.alpha * farthest + 7 * deviation;
  const side = Math.ceil((2 * reach) / (deviation / 2)) + 1;
  const step = (2 * reach) / (side - 1);
  const grid = Float32Array.from({ length: 2 * side * side }, (_, i) => {
    const cell = Math.floor(i / 2);
    return -reach + step * (i % 2 === 0 ? cell % side : Math.floor(cell / side));
  });
  // The arms are alike but for a turn, so one stands for all where the label is known.
  const { logDensity, noise } = armsPosterior(data, grid, mix, labelKnown ? 0 : undefined);
  const explained = logDensity.reduce((sum, log, i) => {
    const [a, b] = [noise[2 * i] as number, noise[2 * i + 1] as number];
    return sum + Math.exp(log) * (a * a + b * b);
  }, 0);
  return 1 - (explained * step * step) / 2;
}

/** Best possible ε-error for t uniform on [0, 1], with or without knowing the label. */
export function leastArmsError(data: Arms, mixAt: (t: number) => Mix, labelKnown: boolean): number {
  const { nodes, weights } = gaussLegendre(24, 0, 1);
  return nodes.reduce(
    (sum, t, i) => sum + (weights[i] as number) * leastArmsErrorAt(data, mixAt(t), labelKnown),
    0,
  );
}
