/** Distributions over finitely many values, given by their masses. Nats. */

/** Entropy −Σ p log p; values without mass count nothing. */
export function entropyOf(masses: Float64Array): number {
  return masses.reduce((sum, p) => (p > 0 ? sum - p * Math.log(p) : sum), 0);
}

/** Σ p (log p − log q), with q given by its logarithms: what it costs to believe q of p's data. */
export function divergence(masses: Float64Array, logModel: ArrayLike<number>): number {
  return masses.reduce(
    (sum, p, i) => (p > 0 ? sum + p * (Math.log(p) - (logModel[i] ?? NaN)) : sum),
    0,
  );
}
