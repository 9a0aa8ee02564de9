/**
 * Gradients of a product or a convolution with bias and activation in one kernel. The library has
 * the kernels but no gradients for them, so that while gradients are recorded its own fused
 * operations fall apart into three. Only those gradients are computed that somebody asks for.
 */
import {
  engine,
  matMul,
  mul,
  ones,
  reshape,
  step,
  type GradConfig,
  type NamedAttrMap,
  type Tensor,
  type Tensor2D,
  type Tensor3D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';

/** a [1, rows, inputs] · b [1, inputs, outputs] + bias [outputs]. */
export const fusedMatMulGradConfig: GradConfig = {
  kernelName: '_FusedMatMul',
  inputsToSave: ['a', 'b', 'bias'],
  outputsToSave: [true],
  gradFunc: (upstream, saved, attrs) => {
    const [a, b, bias, value] = saved as [Tensor3D, Tensor3D, Tensor, Tensor];
    const slope = beforeActivation(upstream as Tensor, value, attrs) as Tensor3D;
    return {
      a: () => matMul(slope, b, false, true),
      b: () => matMul(a, slope, true, false),
      bias: () => columnSums(slope, bias.shape),
    };
  },
};

/** x [batch, height, width, inputs] ∗ filter [height, width, inputs, outputs] + bias [outputs]. */
export const fusedConv2DGradConfig: GradConfig = {
  kernelName: 'FusedConv2D',
  inputsToSave: ['x', 'filter', 'bias'],
  outputsToSave: [true],
  gradFunc: (upstream, saved, attrs) => {
    const [x, filter, bias, value] = saved as [Tensor4D, Tensor4D, Tensor, Tensor];
    const dy = beforeActivation(upstream as Tensor, value, attrs);
    // The attributes of the forward kernel say how the windows lie; the rest of them is not read.
    const run = (kernel: string, inputs: Record<string, Tensor>, more: NamedAttrMap): Tensor =>
      engine().runKernel(kernel, inputs, { ...attrs, ...more }) as Tensor;
    return {
      x: () => run('Conv2DBackpropInput', { dy, filter }, { inputShape: x.shape }),
      filter: () => run('Conv2DBackpropFilter', { x, dy }, { filterShape: filter.shape }),
      bias: () => columnSums(dy, bias.shape),
    };
  },
};

/** The gradient in front of a ReLU, plain or leaky; the sign of its value is that of its input. */
function beforeActivation(upstream: Tensor, value: Tensor, attrs: NamedAttrMap): Tensor {
  const { activation, leakyreluAlpha } = attrs;
  if (activation === 'linear') return upstream;
  if (activation !== 'relu' && activation !== 'leakyrelu') {
    throw new Error(`no gradient of a kernel fused with ${String(activation)}`);
  }
  return mul(upstream, step(value, activation === 'relu' ? 0 : Number(leakyreluAlpha)));
}

/** The sum over everything but the last axis, as a product: faster than the library's own sum. */
function columnSums(x: Tensor, shape: number[]): Tensor {
  const columns = x.shape.at(-1) ?? 1;
  const rows = x.size / columns;
  return reshape(
    matMul(ones([1, rows]) as Tensor2D, reshape(x, [rows, columns]) as Tensor2D),
    shape,
  );
}
