/**
 * A loop over arrays in wasm's memory, written as equations and assembled here, four numbers at a
 * time: what a backend's own kernels are too many passes for, and JavaScript too slow. The bytes
 * are those of the WebAssembly core specification 2.0, chapter 5.
 */

type Code = readonly number[];

/** The same arithmetic on four numbers at once, or on one. */
interface Lanes {
  readonly bytes: number;
  readonly load: Code;
  readonly store: Code;
  /** Fills the lanes with one number. */
  readonly splat: Code;
  readonly add: Code;
  readonly sub: Code;
  readonly mul: Code;
  readonly div: Code;
  readonly sqrt: Code;
}

const SIMD = 0xfd;
const f32x4: Lanes = {
  bytes: 16,
  load: [SIMD, 0x00, 2, 0],
  store: [SIMD, 0x0b, 2, 0],
  splat: [SIMD, 0x13],
  add: [SIMD, 0xe4, 0x01],
  sub: [SIMD, 0xe5, 0x01],
  mul: [SIMD, 0xe6, 0x01],
  div: [SIMD, 0xe7, 0x01],
  sqrt: [SIMD, 0xe3, 0x01],
};
const f32: Lanes = {
  bytes: 4,
  load: [0x2a, 2, 0],
  store: [0x38, 2, 0],
  splat: [],
  add: [0x92],
  sub: [0x93],
  mul: [0x94],
  div: [0x95],
  sqrt: [0x91],
};

const I32 = 0x7f;
const F32 = 0x7d;
const VOID = 0x40;
const END = 0x0b;
const block = [0x02, VOID];
const loop = [0x03, VOID];
const branch = (depth: number): Code => [0x0c, depth];
const branchIf = (depth: number): Code => [0x0d, depth];
const get = (local: number): Code => [0x20, local];
const put = (local: number): Code => [0x21, local];
/** A constant from −64 to 63: one byte of LEB128. */
const constant = (value: number): Code => [0x41, value & 0x7f];
const I32_GE_U = [0x4f];
const I32_ADD = [0x6a];
const I32_AND = [0x71];

/** A value at the place where the loop is: an array's, or a number that is the same at each. */
type Value = (lanes: Lanes) => Code;
type ArrayValue = Value & { readonly address: Code };
type Assignment = (lanes: Lanes) => Code;

type Operation = 'add' | 'sub' | 'mul' | 'div';
const binary =
  (operation: Operation) =>
  (left: Value, right: Value): Value =>
  (lanes) => [...left(lanes), ...right(lanes), ...lanes[operation]];

export const add = binary('add');
export const sub = binary('sub');
export const mul = binary('mul');
export const div = binary('div');
export const sqrt =
  (of: Value): Value =>
  (lanes) => [...of(lanes), ...lanes.sqrt];
/** Writes into an array; what is assigned after it reads the new value. */
export const set =
  (array: ArrayValue, value: Value): Assignment =>
  (lanes) => [...array.address, ...value(lanes), ...lanes.store];

/** Runs the loop over the first `length` numbers of arrays that begin at these bytes. */
export type Loop<A extends string, N extends string> = (
  length: number,
  arrays: Readonly<Record<A, number>>,
  numbers: Readonly<Record<N, number>>,
) => void;

/**
 * Assembles a loop.
 * @param arrays names of its arrays of float32
 * @param numbers names of the numbers that are the same at each place
 * @param equations what it does at each place, in order
 * @returns what opens it on a memory
 */
export function loopOver<A extends string, N extends string>(
  arrays: readonly A[],
  numbers: readonly N[],
  equations: (at: Record<A, ArrayValue>, all: Record<N, Value>) => readonly Assignment[],
): (memory: WebAssembly.Memory) => Loop<A, N> {
  // Locals: where each array begins, where all of them end, the numbers, where the loop is.
  const end = arrays.length;
  const place = end + 1 + numbers.length;
  const named = <K extends string, T>(names: readonly K[], of: (i: number) => T): Record<K, T> =>
    Object.fromEntries(names.map((name, i) => [name, of(i)])) as Record<K, T>;
  const assignments = equations(
    named(arrays, (i) => {
      const address = [...get(i), ...get(place), ...I32_ADD];
      return Object.assign((lanes: Lanes) => [...address, ...lanes.load], { address });
    }),
    named(numbers, (i) => (lanes) => [...get(end + 1 + i), ...lanes.splat]),
  );

  /** Goes on while a whole step is left. */
  const run = (lanes: Lanes): Code => [
    ...block,
    ...loop,
    ...get(place),
    ...[...get(end), ...constant(-lanes.bytes), ...I32_AND],
    ...I32_GE_U,
    ...branchIf(1),
    ...assignments.flatMap((assignment) => assignment(lanes)),
    ...[...get(place), ...constant(lanes.bytes), ...I32_ADD, ...put(place)],
    ...branch(0),
    END,
    END,
  ];
  const body = [...vector([[1, I32]]), ...run(f32x4), ...run(f32), END];
  const parameters = [...arrays.map(() => I32), I32, ...numbers.map(() => F32)];
  const bytes = Uint8Array.from([
    ...[0x00, ...text('asm'), 0x01, 0x00, 0x00, 0x00],
    ...section(1, [0x60, ...sized(parameters), 0]),
    ...section(2, [...sized(text('env')), ...sized(text('memory')), 0x02, 0x00, 0]),
    ...section(3, [0]),
    ...section(7, [...sized(text('run')), 0x00, 0]),
    ...section(10, sized(body)),
  ]);
  const module = new WebAssembly.Module(bytes);

  return (memory) => {
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
    const kernel = exports.run as (...values: number[]) => void;
    return (length, begins, values) => {
      kernel(
        ...arrays.map((name) => begins[name]),
        4 * length,
        ...numbers.map((name) => values[name]),
      );
    };
  };
}

const text = (ascii: string): Code => [...ascii].map((letter) => letter.charCodeAt(0));

/** Unsigned LEB128. */
function unsigned(value: number): Code {
  return value < 0x80 ? [value] : [0x80 | (value & 0x7f), ...unsigned(value >>> 7)];
}

const sized = (code: Code): Code => [...unsigned(code.length), ...code];
const vector = (entries: readonly Code[]): Code => [...unsigned(entries.length), ...entries.flat()];

/** A section of the module, with one entry. */
const section = (id: number, entry: Code): Code => [id, ...sized(vector([entry]))];
