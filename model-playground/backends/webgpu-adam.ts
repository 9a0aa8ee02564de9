/**
 * Adam (Kingma and Ba 2015, algorithm 1) as one dispatch a variable. Built from the library's
 * operations it is about a dozen kernels a variable, half of all the kernels of a training step,
 * and on WebGPU the number of kernels is what a small model's step costs.
 */
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { Tensor, Variable } from '@tensorflow/tfjs-core';
import { ADAM } from './adam.ts';
import type { Decay, Optimiser } from './backend.ts';

const WORKGROUP = 64;
const MOST_WORKGROUPS = 65535;

const shader = ({ beta1, beta2 }: Decay): string => /* wgsl */ `
struct Step { size: u32, rate: f32, correction1: f32, correction2: f32 }
@group(0) @binding(0) var<uniform> step: Step;
@group(0) @binding(1) var<storage, read_write> value: array<f32>;
@group(0) @binding(2) var<storage, read> gradient: array<f32>;
@group(0) @binding(3) var<storage, read_write> mean: array<f32>;
@group(0) @binding(4) var<storage, read_write> square: array<f32>;

@compute @workgroup_size(${WORKGROUP})
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = id.x + id.y * groups.x * ${WORKGROUP}u;
  if (i >= step.size) { return; }
  let g = gradient[i];
  let m = ${beta1} * mean[i] + ${1 - beta1} * g;
  let v = ${beta2} * square[i] + ${1 - beta2} * g * g;
  mean[i] = m;
  square[i] = v;
  let update = (m / step.correction1) / (sqrt(v / step.correction2) + ${ADAM.epsilon});
  value[i] = value[i] - step.rate * update;
}`;

/** Adam for the WebGPU backend; weights, gradients and moments never leave the GPU. */
export function createWebgpuAdam(
  variables: readonly Variable[],
  backend: WebGPUBackend,
  decay: Decay = ADAM,
): Optimiser {
  const { device } = backend;
  const pipeline = device.createComputePipeline({
    layout: 'auto',
    compute: {
      module: device.createShaderModule({ code: shader(decay) }),
      entryPoint: 'main',
    },
  });
  const layout = pipeline.getBindGroupLayout(0);
  const states = variables.map((variable) => ({
    variable,
    settings: device.createBuffer({
      size: 16,
      usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
    }),
    mean: zeros(device, variable.size),
    square: zeros(device, variable.size),
  }));
  let step = 0;

  const bufferOf = ({ dataId }: Tensor): GPUBuffer => {
    backend.uploadToGPU(dataId);
    return backend.tensorMap.get(dataId).resource as GPUBuffer;
  };

  return {
    apply(gradients, learningRate) {
      step += 1;
      const bound = states.map((state) => {
        const gradient = gradients[state.variable.name];
        if (!gradient) throw new Error(`no gradient for ${state.variable.name}`);
        return { ...state, value: bufferOf(state.variable), gradient: bufferOf(gradient) };
      });
      // Uploads and gradients stand in the library's own command queue: they have to run first.
      backend.ensureCommandEncoderReady();
      backend.endComputePassEncoder();
      backend.submitQueue();
      const encoder = device.createCommandEncoder();
      const pass = encoder.beginComputePass();
      pass.setPipeline(pipeline);
      for (const { variable, settings, value, gradient, mean, square } of bound) {
        const numbers = new ArrayBuffer(16);
        new Uint32Array(numbers)[0] = variable.size;
        new Float32Array(numbers).set(
          [learningRate, 1 - decay.beta1 ** step, 1 - decay.beta2 ** step],
          1,
        );
        device.queue.writeBuffer(settings, 0, numbers);
        // The library may keep a copy of the weights on the processor: it is out of date now.
        const stored: { values?: unknown } = backend.tensorMap.get(variable.dataId);
        delete stored.values;
        const buffers = [settings, value, gradient, mean, square];
        pass.setBindGroup(
          0,
          device.createBindGroup({
            layout,
            entries: buffers.map((buffer, binding) => ({ binding, resource: { buffer } })),
          }),
        );
        const groups = Math.ceil(variable.size / WORKGROUP);
        pass.dispatchWorkgroups(
          Math.min(groups, MOST_WORKGROUPS),
          Math.ceil(groups / MOST_WORKGROUPS),
        );
      }
      pass.end();
      device.queue.submit([encoder.finish()]);
    },
    async save() {
      const at = step;
      const values = (buffers: readonly GPUBuffer[]): Promise<Float32Array[]> =>
        Promise.all(
          buffers.map((buffer, i) => readBack(device, buffer, states[i]?.variable.size ?? 0)),
        );
      const [means, squares] = await Promise.all([
        values(states.map(({ mean }) => mean)),
        values(states.map(({ square }) => square)),
      ]);
      return { step: at, means, squares };
    },
    restore(from) {
      step = from.step;
      states.forEach(({ mean, square }, i) => {
        device.queue.writeBuffer(mean, 0, Float32Array.from(from.means[i] ?? []));
        device.queue.writeBuffer(square, 0, Float32Array.from(from.squares[i] ?? []));
      });
    },
    dispose() {
      for (const { settings, mean, square } of states) {
        for (const buffer of [settings, mean, square]) buffer.destroy();
      }
    },
  };
}

/** A buffer of zeros (WebGPU clears new buffers), padded to what bindings need. */
function zeros(device: GPUDevice, size: number): GPUBuffer {
  return device.createBuffer({
    size: Math.max(16, 4 * size),
    usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST | GPUBufferUsage.COPY_SRC,
  });
}

/** The numbers in a buffer of the device. */
async function readBack(
  device: GPUDevice,
  buffer: GPUBuffer,
  count: number,
): Promise<Float32Array> {
  const staging = device.createBuffer({
    size: 4 * count,
    usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
  });
  const encoder = device.createCommandEncoder();
  encoder.copyBufferToBuffer(buffer, 0, staging, 0, 4 * count);
  device.queue.submit([encoder.finish()]);
  await staging.mapAsync(GPUMapMode.READ);
  const values = new Float32Array(staging.getMappedRange().slice(0));
  staging.destroy();
  return values;
}
