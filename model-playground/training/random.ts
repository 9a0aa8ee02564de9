/**
 * Seeded randomness. All of it is drawn on the CPU and handed to the backend, so that WebGPU, wasm
 * and cpu see the same noise: the same seed gives the same curve.
 */

/** One stream of random numbers. */
export interface Random {
  /** Uniform on [0, 1), 32 bits. */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
  /** Uniform on 0, 1, …, below − 1. */
  integer(below: number): number;
}

/**
 * A stream that depends on the seed alone. The generator is sfc32 (Chris Doty-Humphrey,
 * PractRand): 128 bits of state, period at least 2³².
 */
export function random(seed: number): Random {
  let a = mix(seed ^ 0x9e3779b9);
  let b = mix(a ^ 0x243f6a88);
  let c = mix(b ^ 0xb7e15162);
  let counter = 1;
  let spare: number | undefined;

  const uniform = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  // Box and Muller (1958): two uniforms give two normals; the second is kept for the next call.
  const normal = (): number => {
    if (spare !== undefined) {
      const value = spare;
      spare = undefined;
      return value;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };

  for (let i = 0; i < 12; i++) uniform();
  return { uniform, normal, integer: (below) => Math.floor(uniform() * below) };
}

/** A seed for a purpose (and a step), so that one use of randomness never shifts another. */
export function derive(seed: number, purpose: string, index = 0): number {
  let hash = mix(seed ^ 0x85ebca6b);
  for (let i = 0; i < purpose.length; i++) hash = mix(hash ^ purpose.charCodeAt(i));
  return mix(hash ^ mix(index)) >>> 0;
}

/** [count] standard normals. */
export function normals(count: number, from: Random): Float32Array {
  return Float32Array.from({ length: count }, () => from.normal());
}

/** The finaliser of MurmurHash3 (Austin Appleby): every input bit reaches every output bit. */
function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
