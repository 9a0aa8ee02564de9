/** What the derivations' tests count with: one side of each statement comes from here. */

/** ∫ f from one end to the other, by Simpson's rule. */
export function integrate(
  f: (x: number) => number,
  from: number,
  to: number,
  panels = 2_000,
): number {
  const h = (to - from) / (2 * panels);
  let sum = f(from) + f(to);
  for (let i = 1; i < 2 * panels; i += 1) sum += (i % 2 === 1 ? 4 : 2) * f(from + i * h);
  return (sum * h) / 3;
}

/** The mean of many draws, and its standard error. */
export function sampled(count: number, draw: () => number): { mean: number; error: number } {
  let [sum, squares] = [0, 0];
  for (let i = 0; i < count; i += 1) {
    const value = draw();
    sum += value;
    squares += value * value;
  }
  const mean = sum / count;
  return { mean, error: Math.sqrt((squares / count - mean * mean) / count) };
}

/** df/dx by a central difference. */
export function slope(f: (x: number) => number, x: number, h = 1e-5): number {
  return (f(x + h) - f(x - h)) / (2 * h);
}

/** det A by Gaussian elimination. */
export function determinant(matrix: readonly (readonly number[])[]): number {
  const rows = matrix.map((row) => [...row]);
  let product = 1;
  for (let column = 0; column < rows.length; column += 1) {
    const below = rows.slice(column).map((row) => Math.abs(row[column] as number));
    const pivot = column + below.indexOf(Math.max(...below));
    const [top, swapped] = [rows[pivot] as number[], rows[column] as number[]];
    rows[pivot] = swapped;
    rows[column] = top;
    const head = top[column] as number;
    product *= pivot === column ? head : -head;
    for (const row of rows.slice(column + 1)) {
      const factor = (row[column] as number) / head;
      for (let j = column; j < row.length; j += 1) row[j] = (row[j] ?? 0) - factor * (top[j] ?? 0);
    }
  }
  return product;
}

/** The density of N(mean, variance). */
export function normalDensity(x: number, mean = 0, variance = 1): number {
  return Math.exp(-((x - mean) ** 2) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
}

/** 1/(1 + e^(−a)). */
export const logistic = (a: number): number => 1 / (1 + Math.exp(-a));

export const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

/** Σ p log(p/q), from the definition; what has no probability under p does not count. */
export function divergence(p: readonly number[], q: readonly number[]): number {
  return sum(p.map((value, i) => (value === 0 ? 0 : value * Math.log(value / (q[i] ?? 0)))));
}

/** A distribution on so many values, none of them without probability. */
export function someDistribution(values: number, uniform: () => number): number[] {
  const weights = Array.from({ length: values }, () => 0.05 + uniform());
  return weights.map((weight) => weight / sum(weights));
}
