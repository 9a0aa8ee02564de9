/**
 * The game of a generator and a discriminator, from the discriminator's logits d: how likely a
 * point is of the data, D = 1 / (1 + e^−d) (Goodfellow et al. 2014, "Generative Adversarial Nets").
 * −log σ(d) is softplus(−d), and −log(1 − σ(d)) is softplus(d). Nats.
 */
import {
  add,
  mean,
  neg,
  reshape,
  slice,
  softplus,
  stack,
  type Scalar,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';

/** What the generator lowers: the discriminator's own prize, or the paper's other choice. */
export type GeneratorObjective = 'minimax' | 'non-saturating';

export const discriminatorParts = ['onData', 'onSamples'] as const;

/** −V, taken apart, from the logits of n points of the data and then n samples, [2n, 1] (eq. 1). */
export function negativeValue(logits: Tensor2D): { total: Scalar; parts: Tensor1D } {
  const n = logits.shape[0] / 2;
  const onData = mean<Scalar>(softplus(neg(slice(logits, [0, 0], [n, 1]))));
  const onSamples = mean<Scalar>(softplus(slice(logits, [n, 0], [n, 1])));
  return {
    total: add<Scalar>(onData, onSamples),
    parts: stack([onData, onSamples]) as Tensor1D,
  };
}

/** E log(1 − D) or −E log D over samples with these logits, [n, 1] (section 3). */
export function costOfBeingSeen(
  logits: Tensor2D,
  objective: GeneratorObjective,
): { total: Scalar; parts: Tensor1D } {
  const total =
    objective === 'minimax'
      ? neg(mean<Scalar>(softplus(logits)))
      : mean<Scalar>(softplus(neg(logits)));
  return { total, parts: reshape(total, [1]) as Tensor1D };
}
