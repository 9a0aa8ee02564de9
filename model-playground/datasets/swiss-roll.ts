/**
 * The Swiss roll of scikit-learn (`make_swiss_roll`), coordinates 0 and 2, normalised:
 *
 *   θ uniform on [3π/2, 9π/2],   raw = (θ cos θ, θ sin θ) + noise · (normal, normal),
 *   x = (raw − m) / s,           m and s the population's mean and standard deviation.
 *
 * So the population is a curve smeared by a Gaussian, and stays one while it diffuses:
 *
 *   x_t | θ  ~  N(α c(θ), diag(v)),   c = (curve − m) / s,   v = α² (noise / s)² + σ².
 *
 * Every expectation given x_t is therefore an integral over θ alone. With the posterior weights
 * w(θ) ∝ N(x_t; α c(θ), v), and ε and x_t jointly Gaussian given θ,
 *
 *   E[ε | x_t] = Σ_θ w(θ) · σ (x_t − α c(θ)) / v,
 *
 * the best possible prediction of the noise; the variance that is left is the floor of the ε-error.
 */
import { random } from '../training/random.ts';
import { composite, gaussLegendre, type Rule } from './quadrature.ts';

export interface SwissRoll {
  readonly noise: number;
  readonly mean: readonly [number, number];
  readonly scale: readonly [number, number];
  /** Standard deviation of the smear in normalised coordinates, per axis. */
  readonly smear: readonly [number, number];
}

/** How much of signal and noise is in x_t; the floor needs no more of a diffusion. */
export interface Mix {
  readonly alpha: number;
  readonly sigma: number;
}

const FROM = 1.5 * Math.PI;
const TO = 4.5 * Math.PI;

/** The population with this noise (in raw units; scikit-learn's and the course's value is 0.5). */
export function swissRoll(noise: number): SwissRoll {
  const { nodes, weights } = composite(32, 8, FROM, TO);
  const average = (f: (theta: number) => number): number =>
    nodes.reduce((sum, theta, i) => sum + (weights[i] as number) * f(theta), 0) / (TO - FROM);
  const moments = (f: (theta: number) => number): [number, number] => {
    const mean = average(f);
    const variance = average((theta) => (f(theta) - mean) ** 2) + noise ** 2;
    return [mean, Math.sqrt(variance)];
  };
  const [meanX, scaleX] = moments((theta) => theta * Math.cos(theta));
  const [meanY, scaleY] = moments((theta) => theta * Math.sin(theta));
  return {
    noise,
    mean: [meanX, meanY],
    scale: [scaleX, scaleY],
    smear: [noise / scaleX, noise / scaleY],
  };
}

/** c(θ): the noiseless curve in normalised coordinates. */
export function curve({ mean, scale }: SwissRoll, theta: number): [number, number] {
  return [
    (theta * Math.cos(theta) - mean[0]) / scale[0],
    (theta * Math.sin(theta) - mean[1]) / scale[1],
  ];
}

/** n points of the normalised population, [n, 2]. */
export function sampleSwissRoll(roll: SwissRoll, n: number, seed: number): Float32Array {
  const source = random(seed);
  const points = new Float32Array(2 * n);
  for (let i = 0; i < n; i++) {
    const [x, y] = curve(roll, FROM + (TO - FROM) * source.uniform());
    points[2 * i] = x + roll.smear[0] * source.normal();
    points[2 * i + 1] = y + roll.smear[1] * source.normal();
  }
  return points;
}

/** Variances of x_t given θ, per axis. */
function variances({ smear }: SwissRoll, { alpha, sigma }: Mix): [number, number] {
  return [(alpha * smear[0]) ** 2 + sigma ** 2, (alpha * smear[1]) ** 2 + sigma ** 2];
}

/** Points of the curve, fine enough that neighbours lie well within one deviation of x_t. */
interface Nodes {
  x: Float64Array;
  y: Float64Array;
  /** Sum to 1. */
  weight: Float64Array;
}

const POINTS_A_PANEL = 8;

function curveNodes(roll: SwissRoll, { alpha, sigma }: Mix): Nodes {
  const narrowest = Math.sqrt(Math.min(...variances(roll, { alpha, sigma })));
  const longestStride = (alpha * Math.hypot(TO, 1)) / Math.min(...roll.scale);
  const panels = 8 + Math.ceil(((TO - FROM) * longestStride) / (3 * narrowest));
  const { nodes, weights }: Rule = composite(panels, POINTS_A_PANEL, FROM, TO);
  return {
    x: nodes.map((theta) => alpha * curve(roll, theta)[0]),
    y: nodes.map((theta) => alpha * curve(roll, theta)[1]),
    weight: weights.map((weight) => weight / (TO - FROM)),
  };
}

/**
 * log p_t and E[ε | x_t] at points xt [n, 2] that share one mix.
 * @returns logDensity [n] in nats, and noise [n, 2]
 */
export function posterior(
  roll: SwissRoll,
  xt: Float32Array,
  mix: Mix,
): { logDensity: Float64Array; noise: Float32Array } {
  const count = xt.length / 2;
  const nodes = curveNodes(roll, mix);
  const [vx, vy] = variances(roll, mix);
  const logDensity = new Float64Array(count);
  const noise = new Float32Array(2 * count);
  const exponents = new Float64Array(nodes.x.length);
  for (let i = 0; i < count; i++) {
    const x = xt[2 * i] as number;
    const y = xt[2 * i + 1] as number;
    let largest = -Infinity;
    for (let k = 0; k < exponents.length; k++) {
      const dx = x - (nodes.x[k] as number);
      const dy = y - (nodes.y[k] as number);
      const exponent = -0.5 * ((dx * dx) / vx + (dy * dy) / vy);
      exponents[k] = exponent;
      if (exponent > largest) largest = exponent;
    }
    let [total, sumX, sumY] = [0, 0, 0];
    for (let k = 0; k < exponents.length; k++) {
      const relative = (exponents[k] as number) - largest;
      if (relative < -40) continue;
      const weight = (nodes.weight[k] as number) * Math.exp(relative);
      total += weight;
      sumX += weight * (x - (nodes.x[k] as number));
      sumY += weight * (y - (nodes.y[k] as number));
    }
    logDensity[i] = largest + Math.log(total) - Math.log(2 * Math.PI * Math.sqrt(vx * vy));
    noise[2 * i] = (mix.sigma * sumX) / (total * vx);
    noise[2 * i + 1] = (mix.sigma * sumY) / (total * vy);
  }
  return { logDensity, noise };
}

/**
 * Best possible ε-error at one mix: E Var(ε | x_t), per dimension, between 0 and 1. By the law of
 * total variance it is 1 − ½ E‖E[ε | x_t]‖², an integral over the plane: density and first moments
 * are splatted, node by node, on a grid of half a deviation, where the trapezoidal rule is exact to
 * many digits for functions as smooth as these.
 */
export function leastErrorAt(roll: SwissRoll, mix: Mix): number {
  if (mix.sigma === 0) return 1;
  const nodes = curveNodes(roll, mix);
  const [vx, vy] = variances(roll, mix);
  const axisX = gridAxis(nodes.x, Math.sqrt(vx));
  const axisY = gridAxis(nodes.y, Math.sqrt(vy));
  const density = new Float64Array(axisX.size * axisY.size);
  const momentX = new Float64Array(density.length);
  const momentY = new Float64Array(density.length);

  // Loops, not callbacks: these are some ten million cells before an experiment can begin.
  for (let k = 0; k < nodes.weight.length; k++) {
    const nearX = kernel(axisX, nodes.x[k] as number);
    const nearY = kernel(axisY, nodes.y[k] as number);
    for (let j = 0; j < nearY.values.length; j++) {
      const row = (nearY.first + j) * axisX.size + nearX.first;
      const share = (nodes.weight[k] as number) * (nearY.values[j] as number);
      const offsetY = nearY.offsets[j] as number;
      for (let i = 0; i < nearX.values.length; i++) {
        const mass = share * (nearX.values[i] as number);
        (density[row + i] as number) += mass;
        (momentX[row + i] as number) += mass * (nearX.offsets[i] as number);
        (momentY[row + i] as number) += mass * offsetY;
      }
    }
  }

  let explained = 0;
  density.forEach((mass, cell) => {
    if (mass < 1e-300) return;
    const x = ((momentX[cell] as number) * mix.sigma) / vx;
    const y = ((momentY[cell] as number) * mix.sigma) / vy;
    explained += (x * x + y * y) / mass;
  });
  return 1 - explained / 2;
}

interface GridAxis {
  start: number;
  step: number;
  size: number;
  deviation: number;
}

/** Deviations around a node beyond which nothing is left of it. */
const REACH = 7;

function gridAxis(centres: Float64Array, deviation: number): GridAxis {
  const step = deviation / 2;
  const start = centres.reduce((least, c) => Math.min(least, c), Infinity) - REACH * deviation;
  const end = centres.reduce((most, c) => Math.max(most, c), -Infinity) + REACH * deviation;
  return { start, step, size: Math.ceil((end - start) / step) + 1, deviation };
}

/** A one-dimensional Gaussian around a centre on the grid, its cells summing to 1. */
function kernel(
  { start, step, size, deviation }: GridAxis,
  centre: number,
): { first: number; values: Float64Array; offsets: Float64Array } {
  const first = Math.max(0, Math.ceil((centre - REACH * deviation - start) / step));
  const last = Math.min(size - 1, Math.floor((centre + REACH * deviation - start) / step));
  const offsets = Float64Array.from(
    { length: last - first + 1 },
    (_, i) => start + (first + i) * step - centre,
  );
  const scale = step / (deviation * Math.sqrt(2 * Math.PI));
  const values = offsets.map((offset) => scale * Math.exp(-0.5 * (offset / deviation) ** 2));
  return { first, values, offsets };
}

/** A limit averaged over t uniform on [0, 1], and what its three thirds contribute (their sum). */
export interface Least {
  total: number;
  thirds: [number, number, number];
}

/** Best possible ε-error for t uniform on [0, 1], mean squared error a dimension. */
export function leastError(roll: SwissRoll, mixAt: (t: number) => Mix): Least {
  return overTime((t) => leastErrorAt(roll, mixAt(t)));
}

/**
 * Best possible velocity error of flow matching along x_t = (1 − t) x + t ε, mean squared error a
 * dimension. Given x_t, the velocity ε − x is (ε − x_t) / (1 − t): all that is unsure is the noise.
 */
export function leastVelocityError(roll: SwissRoll): Least {
  return overTime((t) => leastErrorAt(roll, { alpha: 1 - t, sigma: t }) / (1 - t) ** 2);
}

function overTime(f: (t: number) => number): Least {
  const third = (index: number): number => {
    const { nodes, weights } = gaussLegendre(12, index / 3, (index + 1) / 3);
    return nodes.reduce((sum, t, i) => sum + (weights[i] as number) * f(t), 0);
  };
  const thirds: Least['thirds'] = [third(0), third(1), third(2)];
  return { total: thirds[0] + thirds[1] + thirds[2], thirds };
}
