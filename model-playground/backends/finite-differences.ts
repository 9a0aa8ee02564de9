/** Gradients by finite differences: the oracle that no backend can be. For tests. */
import { tensor, tidy, variableGrads, type Scalar, type Variable } from '@tensorflow/tfjs-core';
import { random } from '../training/random.ts';

/** Directions tried for each variable. */
const DIRECTIONS = 4;

/** Length of a step along a direction: large beside rounding, small beside the kinks of ReLU. */
const STEP = 4e-3;

/**
 * The largest relative disagreement between the recorded gradient of a scalar and what it does when
 * its variables move. Each variable moves along a few directions: a random half of its entries, each
 * the way its gradient points, so that the change stands out of 32-bit rounding.
 */
export function gradientDisagreement(f: () => Scalar, variables: readonly Variable[]): number {
  const { value, grads } = variableGrads(f, [...variables]);
  value.dispose();
  const source = random(1);
  let worst = 0;
  for (const variable of variables) {
    const recorded = grads[variable.name];
    if (!recorded) throw new Error(`no gradient for ${variable.name}`);
    const gradient = Float32Array.from(recorded.dataSync());
    recorded.dispose();
    for (let k = 0; k < DIRECTIONS; k++) {
      const moves = gradient.map((g) => (source.uniform() < 0.5 ? Math.sign(g) : 0));
      const length = Math.hypot(...moves);
      if (length === 0) continue;
      const direction = moves.map((move) => move / length);
      const expected = gradient.reduce((sum, g, i) => sum + g * (direction[i] as number), 0);
      const found = slopeAlong(f, variable, direction);
      worst = Math.max(worst, Math.abs(found - expected) / Math.max(1e-3, Math.abs(expected)));
    }
  }
  return worst;
}

/** Central difference along a direction; the variable ends as it began. */
function slopeAlong(f: () => Scalar, variable: Variable, direction: Float32Array): number {
  const original = Float32Array.from(variable.dataSync());
  const at = (shift: number): number =>
    withValues(
      variable,
      original.map((v, i) => v + shift * (direction[i] as number)),
      f,
    );
  const slope = (at(STEP) - at(-STEP)) / (2 * STEP);
  withValues(variable, original, f);
  return slope;
}

function withValues(variable: Variable, values: Float32Array, f: () => Scalar): number {
  return tidy(() => {
    variable.assign(tensor(values, variable.shape));
    return f().dataSync()[0] ?? NaN;
  });
}
