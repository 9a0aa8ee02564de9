/** Gauss–Legendre quadrature, for the integrals behind the data sets' exact floors. */

export interface Rule {
  nodes: Float64Array;
  /** Sum to the length of the interval. */
  weights: Float64Array;
}

/**
 * Nodes and weights of the n-point rule on [from, to], exact for polynomials of degree 2n − 1. The
 * nodes are the roots of the Legendre polynomial P_n, found by Newton's method (Press et al.,
 * "Numerical Recipes", gauleg).
 */
export function gaussLegendre(n: number, from: number, to: number): Rule {
  const nodes = new Float64Array(n);
  const weights = new Float64Array(n);
  const middle = (from + to) / 2;
  const half = (to - from) / 2;
  for (let i = 0; i < n; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 0;
    for (let iteration = 0; iteration < 100; iteration++) {
      let current = 1;
      let previous = 0;
      for (let k = 1; k <= n; k++) {
        [current, previous] = [((2 * k - 1) * x * current - (k - 1) * previous) / k, current];
      }
      slope = (n * (x * current - previous)) / (x * x - 1);
      const change = current / slope;
      x -= change;
      if (Math.abs(change) < 1e-15) break;
    }
    nodes[i] = middle - half * x;
    weights[i] = (2 * half) / ((1 - x * x) * slope * slope);
  }
  return { nodes, weights };
}

/** The n-point rule on each of `panels` equal parts of [from, to], one after the other. */
export function composite(panels: number, n: number, from: number, to: number): Rule {
  const width = (to - from) / panels;
  const rules = Array.from({ length: panels }, (_, i) =>
    gaussLegendre(n, from + i * width, from + (i + 1) * width),
  );
  return {
    nodes: Float64Array.from(rules.flatMap(({ nodes }) => [...nodes])),
    weights: Float64Array.from(rules.flatMap(({ weights }) => [...weights])),
  };
}
