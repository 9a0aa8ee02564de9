/**
 * The MLP and the conv net in jax-js, everything of a step under one `jit`, Adam included. The
 * package is no part of the portal: where it is not installed, this column stays empty.
 */
import { ADAM } from '#playground/backends/adam.ts';
import { normals, random } from '#playground/training/random.ts';

/** What is used of `@jax-js/jax`. Each use of an array consumes it, but `ref` keeps it. */
interface JaxArray {
  readonly ref: JaxArray;
  add(other: JaxArray | number): JaxArray;
  sub(other: JaxArray | number): JaxArray;
  mul(other: JaxArray | number): JaxArray;
  div(other: JaxArray | number): JaxArray;
  reshape(shape: number[]): JaxArray;
  data(): Promise<Float32Array>;
  dispose(): void;
}

interface Jax {
  init(device: string): Promise<unknown>;
  defaultDevice(device: string): void;
  jit<Arguments extends unknown[], Result>(
    f: (...args: Arguments) => Result,
  ): (...args: Arguments) => Result;
  valueAndGrad(
    f: (weights: JaxArray[]) => JaxArray,
  ): (weights: JaxArray[]) => [JaxArray, JaxArray[]];
  blockUntilReady<T>(x: T): Promise<T>;
  numpy: {
    array(values: Float32Array): JaxArray;
    matmul(a: JaxArray, b: JaxArray): JaxArray;
    mean(a: JaxArray): JaxArray;
    sum(a: JaxArray): JaxArray;
    square(a: JaxArray): JaxArray;
    sqrt(a: JaxArray): JaxArray;
  };
  nn: { relu(a: JaxArray): JaxArray; logSoftmax(a: JaxArray, axis: number): JaxArray };
  lax: {
    convGeneralDilated(x: JaxArray, filter: JaxArray, strides: number[], padding: string): JaxArray;
  };
}

/** A training step whose result can be waited for. */
export interface JaxStep {
  name: string;
  step(): Promise<void>;
}

/** The two networks on wasm, or why there are none. */
export async function jaxNetworks(): Promise<JaxStep[]> {
  const packageName = '@jax-js/jax';
  const jax = (await import(packageName)) as Jax;
  await jax.init('wasm');
  jax.defaultDevice('wasm');
  return [mlp(jax), convNet(jax)];
}

function mlp(jax: Jax): JaxStep {
  const { numpy: np, nn } = jax;
  const sizes = [784, 256, 256, 784];
  const weights = sizes
    .slice(1)
    .flatMap((outputs, i) => [drawn(jax, [sizes[i] ?? 0, outputs], i), zeros(jax, [outputs])]);
  const x = drawn(jax, [128, 784], 9);
  const loss = (given: JaxArray[], batch: JaxArray): JaxArray => {
    let activity = batch.ref;
    for (let i = 0; i < given.length; i += 2) {
      const [weight, bias] = [given[i], given[i + 1]] as [JaxArray, JaxArray];
      activity = np.matmul(activity, weight).add(bias);
      if (i < given.length - 2) activity = nn.relu(activity);
    }
    return np.mean(np.square(activity.sub(batch)));
  };
  return training(jax, 'MLP 784-256-256-784, batch 128', weights, x, loss);
}

function convNet(jax: Jax): JaxStep {
  const { numpy: np, nn, lax } = jax;
  const weights = [
    drawn(jax, [32, 1, 3, 3], 1),
    zeros(jax, [32, 1, 1]),
    drawn(jax, [64, 32, 3, 3], 2),
    zeros(jax, [64, 1, 1]),
    drawn(jax, [49 * 64, 10], 3),
    zeros(jax, [10]),
  ];
  const x = drawn(jax, [32, 1, 28, 28], 4);
  const labels = new Float32Array(320);
  for (let i = 0; i < 32; i++) labels[10 * i + (i % 10)] = 1;
  const targets = np.array(labels).reshape([32, 10]);
  const loss = (given: JaxArray[], batch: JaxArray): JaxArray => {
    const [f1, b1, f2, b2, w, b] = given as [
      JaxArray,
      JaxArray,
      JaxArray,
      JaxArray,
      JaxArray,
      JaxArray,
    ];
    const first = nn.relu(lax.convGeneralDilated(batch, f1, [2, 2], 'SAME').add(b1));
    const second = nn.relu(lax.convGeneralDilated(first, f2, [2, 2], 'SAME').add(b2));
    const logits = np.matmul(second.reshape([32, 49 * 64]), w).add(b);
    return np.sum(nn.logSoftmax(logits, -1).mul(targets.ref)).mul(-1 / 32);
  };
  return training(jax, 'conv net 1-32-64-10, batch 32', weights, x, loss);
}

/** Adam around a loss, as one jitted function of weights and moments. */
function training(
  jax: Jax,
  name: string,
  initial: JaxArray[],
  x: JaxArray,
  loss: (weights: JaxArray[], x: JaxArray) => JaxArray,
): JaxStep {
  const { beta1, beta2, epsilon } = ADAM;
  const update = jax.jit(
    (weights: JaxArray[], means: JaxArray[], squares: JaxArray[], batch: JaxArray) => {
      const [value, gradients] = jax.valueAndGrad((given) => loss(given, batch))(
        weights.map(({ ref }) => ref),
      );
      const next = weights.map((weight, i) => {
        const [gradient, mean, square] = [gradients[i], means[i], squares[i]] as [
          JaxArray,
          JaxArray,
          JaxArray,
        ];
        const m = mean.mul(beta1).add(gradient.ref.mul(1 - beta1));
        const v = square.mul(beta2).add(jax.numpy.square(gradient).mul(1 - beta2));
        const change = m.ref.div(jax.numpy.sqrt(v.ref).add(epsilon)).mul(1e-3);
        return [weight.sub(change), m, v] as const;
      });
      return {
        value,
        weights: next.map(([weight]) => weight),
        means: next.map(([, m]) => m),
        squares: next.map(([, , v]) => v),
      };
    },
  );
  let state = {
    weights: initial,
    means: initial.map((weight) => weight.ref.mul(0)),
    squares: initial.map((weight) => weight.ref.mul(0)),
  };
  return {
    name,
    async step() {
      const { value, ...next } = update(state.weights, state.means, state.squares, x.ref);
      await jax.blockUntilReady(next.weights);
      value.dispose();
      state = next;
    },
  };
}

function drawn({ numpy }: Jax, shape: number[], seed: number): JaxArray {
  const size = shape.reduce((product, length) => product * length, 1);
  const fan = shape.length === 2 ? (shape[0] ?? 1) : size / (shape[0] ?? 1);
  const values = normals(size, random(seed)).map((value) => value * Math.sqrt(2 / fan));
  return numpy.array(values).reshape(shape);
}

function zeros({ numpy }: Jax, shape: number[]): JaxArray {
  const size = shape.reduce((product, length) => product * length, 1);
  return numpy.array(new Float32Array(size)).reshape(shape);
}
