/**
 * Binary images of one shape each, on a square canvas: a square, a triangle, a cross or a disc, of
 * one of a few sizes, anywhere that it fits. Few enough to list every image with its probability,
 * so the entropy is exact. Pixels are 0 and 1, row by row from the top.
 */
import { random } from '../training/random.ts';

/** What a shape of size k looks like: whether the pixel in row i and column j of its box is on. */
const drawings = {
  square: () => true,
  triangle: (i: number, j: number, k: number) => Math.abs(2 * j - (k - 1)) <= i,
  cross: (i: number, j: number, k: number) => 2 * i === k - 1 || 2 * j === k - 1,
  disc: (i: number, j: number, k: number) =>
    (2 * i - (k - 1)) ** 2 + (2 * j - (k - 1)) ** 2 <= k ** 2,
} satisfies Record<string, (i: number, j: number, k: number) => boolean>;

export type ShapeKind = keyof typeof drawings;

export const shapeKinds = Object.keys(drawings) as readonly ShapeKind[];

export interface Shapes {
  /** Pixels a side of the canvas. */
  readonly side: number;
  /** Odd, so that each shape has a middle; every kind comes in each of them. */
  readonly sizes: readonly number[];
}

/** Canvases to choose from; 20 × 20 is the homework's. */
export const canvases = {
  '8': { side: 8, sizes: [3, 5] },
  '12': { side: 12, sizes: [3, 5, 7] },
  '16': { side: 16, sizes: [3, 5, 7, 9] },
  '20': { side: 20, sizes: [3, 5, 7, 9] },
} as const satisfies Record<string, Shapes>;

/** Every distinct image of a set of shapes. */
export interface ShapeImages {
  /** [images, side²], 0 or 1. */
  readonly pixels: Uint8Array;
  /** [images]: sum to 1. */
  readonly masses: Float64Array;
  /** The number of an image, [side²] of anything; undefined for one that is no shape. */
  indexOf(image: ArrayLike<number>): number | undefined;
}

/** Draws a shape of size k whose box has its upper left corner at (row, column), [side²]. */
export function drawShape(
  side: number,
  kind: ShapeKind,
  k: number,
  [row, column]: readonly [number, number],
): Uint8Array {
  const image = new Uint8Array(side * side);
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < k; j++) {
      if (drawings[kind](i, j, k)) image[(row + i) * side + column + j] = 1;
    }
  }
  return image;
}

/**
 * All images with their probabilities: kind, size and place are each drawn evenly, the place from
 * the (side − k + 1)² where the shape fits. Two ways to the same image (the smallest disc is a
 * square) are one image, with the sum of their probabilities.
 */
export function listShapes({ side, sizes }: Shapes): ShapeImages {
  const found = new Map<string, { image: Uint8Array; mass: number }>();
  for (const kind of shapeKinds) {
    for (const k of sizes) {
      const places = (side - k + 1) ** 2;
      const mass = 1 / (shapeKinds.length * sizes.length * places);
      for (let place = 0; place < places; place++) {
        const corner = [Math.floor(place / (side - k + 1)), place % (side - k + 1)] as const;
        const image = drawShape(side, kind, k, corner);
        const known = found.get(image.join(''));
        if (known) known.mass += mass;
        else found.set(image.join(''), { image, mass });
      }
    }
  }
  const list = [...found.values()];
  const numbers = new Map([...found.keys()].map((key, index) => [key, index]));
  const pixels = new Uint8Array(list.length * side * side);
  list.forEach(({ image }, index) => pixels.set(image, index * image.length));
  return {
    pixels,
    masses: Float64Array.from(list, ({ mass }) => mass),
    indexOf: (image) => numbers.get(Array.from(image).join('')),
  };
}

/** n images, [n, side²]. */
export function sampleShapes({ side, sizes }: Shapes, n: number, seed: number): Float32Array {
  const source = random(seed);
  const images = new Float32Array(n * side * side);
  for (let index = 0; index < n; index++) {
    const kind = shapeKinds[source.integer(shapeKinds.length)] as ShapeKind;
    const k = sizes[source.integer(sizes.length)] as number;
    const corner = [source.integer(side - k + 1), source.integer(side - k + 1)] as const;
    images.set(drawShape(side, kind, k, corner), index * side * side);
  }
  return images;
}
