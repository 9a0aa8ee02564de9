/**
 * Data sets in the plane with a density that is known exactly: a ring of Gaussians, two moons, two
 * spirals and a checkerboard. Each is smeared by a Gaussian, so that its density is smooth and its
 * entropy finite and computable. Nats a point.
 *
 * Ring, moons and spirals are curves or points c(u) under a Gaussian of deviation s:
 *   p(x) = Σ_k w_k N(x; c_k, s² I), with the c_k as nodes of a quadrature along the curve.
 * The checkerboard is a product of boxes under the same Gaussian:
 *   p(x, y) = ⅛ Σ_cells B(x − a) B(y − b),  B(u) = Φ(u / s) − Φ((u − 1) / s).
 */
import { random, type Random } from '../training/random.ts';
import { pointsOf, type Cells } from './drawing.ts';
import { normalCdf } from './normal.ts';
import { composite } from './quadrature.ts';

export type PlanarName = 'moons' | 'ring' | 'spirals' | 'checkerboard';

export interface Planar {
  /** Half the side of a square around the origin that holds the data and all of their smear. */
  readonly reach: number;
  /** Deviation of the smear: the length on which the density changes. */
  readonly smear: number;
  density(x: number, y: number): number;
  /** One point. */
  draw(source: Random): [number, number];
}

/** A curve in the plane over [0, 1], traversed evenly in its parameter. */
type Curve = (u: number) => readonly [number, number];

const MOONS: readonly Curve[] = [
  (u) => [1.5 * (Math.cos(Math.PI * u) - 0.5), 1.5 * (Math.sin(Math.PI * u) - 0.25)],
  (u) => [1.5 * (0.5 - Math.cos(Math.PI * u)), 1.5 * (0.25 - Math.sin(Math.PI * u))],
];

const TURNS = 1.5 * Math.PI;
const arm =
  (side: 1 | -1): Curve =>
  (u) => {
    // The square root spreads points evenly along the arm.
    const angle = 0.6 + TURNS * Math.sqrt(u);
    return [side * 0.42 * angle * Math.cos(angle), side * 0.42 * angle * Math.sin(angle)];
  };

const RING_POINTS = 8;
const RING: readonly Curve[] = Array.from({ length: RING_POINTS }, (_, k) => {
  const angle = (2 * Math.PI * k) / RING_POINTS;
  return () => [2 * Math.cos(angle), 2 * Math.sin(angle)];
});

const sets: Readonly<Record<PlanarName, () => Planar>> = {
  moons: () => smearedCurves(MOONS, 0.15, 4),
  ring: () => smearedCurves(RING, 0.25, 4),
  spirals: () => smearedCurves([arm(1), arm(-1)], 0.12, 4),
  checkerboard: () => checkerboard(0.08),
};

const DRAWING_SMEAR = 0.12;

/** A drawing's filled cells, equally likely, under a Gaussian narrower than a cell is wide. */
export function drawn(cells: Cells): Planar {
  const points = pointsOf(cells).map(
    (point): Curve =>
      () =>
        point,
  );
  return smearedCurves(points, DRAWING_SMEAR, 4);
}

/** The data set of a name. */
export function planar(name: PlanarName): Planar {
  return sets[name]();
}

const PANELS = 16;
const POINTS_A_PANEL = 8;

/** Curves with equal weights under a Gaussian of this deviation. */
function smearedCurves(curves: readonly Curve[], smear: number, reach: number): Planar {
  const rule = composite(PANELS, POINTS_A_PANEL, 0, 1);
  const nodes = curves.flatMap((curve) => {
    const [start, end] = [curve(0), curve(1)];
    // A curve that stands still is a point.
    if (Math.hypot(end[0] - start[0], end[1] - start[1]) === 0) return [{ at: start, weight: 1 }];
    // u = v² takes the square root out of the spirals' parameter, so that few nodes suffice.
    return [...rule.nodes].map((v, i) => ({
      at: curve(v * v),
      weight: 2 * v * (rule.weights[i] as number),
    }));
  });
  const scale = 1 / (2 * Math.PI * smear * smear * curves.length);
  return {
    reach,
    smear,
    density(x, y) {
      let sum = 0;
      for (const { at, weight } of nodes) {
        const square = ((x - at[0]) ** 2 + (y - at[1]) ** 2) / (smear * smear);
        if (square < 80) sum += weight * Math.exp(-0.5 * square);
      }
      return scale * sum;
    },
    draw(source) {
      const curve = curves[source.integer(curves.length)] as Curve;
      const [x, y] = curve(source.uniform());
      return [x + smear * source.normal(), y + smear * source.normal()];
    },
  };
}

/** Eight of the sixteen unit squares of [−2, 2]², the darks of a board, under a Gaussian. */
function checkerboard(smear: number): Planar {
  const cells = Array.from(
    { length: 16 },
    (_, i) => [(i % 4) - 2, Math.floor(i / 4) - 2] as const,
  ).filter(([a, b]) => (a + b) % 2 === 0);
  const box = (u: number): number => normalCdf(u / smear) - normalCdf((u - 1) / smear);
  return {
    reach: 3,
    smear,
    density(x, y) {
      const columns = [-2, -1, 0, 1].map((a) => box(x - a));
      const rows = [-2, -1, 0, 1].map((b) => box(y - b));
      return cells.reduce(
        (sum, [a, b]) => sum + ((columns[a + 2] as number) * (rows[b + 2] as number)) / 8,
        0,
      );
    },
    draw(source) {
      const [a, b] = cells[source.integer(cells.length)] as readonly [number, number];
      const [x, y] = [a + source.uniform(), b + source.uniform()];
      return [x + smear * source.normal(), y + smear * source.normal()];
    },
  };
}

/** n points, [n, 2]. */
export function samplePlanar(data: Planar, n: number, seed: number): Float32Array {
  const source = random(seed);
  const points = new Float32Array(2 * n);
  for (let i = 0; i < n; i++) points.set(data.draw(source), 2 * i);
  return points;
}

/** log p of points [n, 2], [n]. */
export function planarLogDensity(data: Planar, points: Float32Array): Float64Array {
  return Float64Array.from({ length: points.length / 2 }, (_, i) =>
    Math.log(data.density(points[2 * i] as number, points[2 * i + 1] as number)),
  );
}

/** Cells a smear of the entropy's grid. */
const CELLS_A_SMEAR = 2;

/**
 * −∫ p log p over the plane, with the integral of p (which is 1 but for rounding): the trapezoidal
 * rule, exact to many digits on a grid finer than the smear because p is a Gaussian's convolution.
 */
export function planarEntropy(data: Planar): { entropy: number; mass: number } {
  const step = data.smear / CELLS_A_SMEAR;
  const half = Math.ceil(data.reach / step);
  let [entropy, mass] = [0, 0];
  for (let i = -half; i <= half; i++) {
    for (let j = -half; j <= half; j++) {
      const p = data.density(i * step, j * step);
      if (p < 1e-200) continue;
      mass += p;
      entropy -= p * Math.log(p);
    }
  }
  return { entropy: entropy * step * step, mass: mass * step * step };
}
