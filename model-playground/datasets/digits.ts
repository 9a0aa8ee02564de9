/**
 * Handwritten digits, 6,000 to train and 1,000 held out, from `digits.bin` beside this file (its
 * origin and licence: `digits.md`). Nobody knows the entropy of such images: there is no floor.
 *
 * The file is deflated; inside, image after image, 28 rows of 28 pixels in 16 shades, two pixels a
 * byte, the left one in the upper half. Image i shows the digit i mod 10.
 */

/** Where the file is; in the browser it is fetched only when an experiment asks for it. */
export const digitsFile = new URL('./digits.bin', import.meta.url);

/** Pixels a side in the file. */
export const SIDE = 28;

export const TRAINING_DIGITS = 6000;
export const HELD_OUT_DIGITS = 1000;

const BRIGHTEST = 15;

export interface Digits {
  /** Pixels a side. */
  readonly side: number;
  /** [6000, side²] and [1000, side²]: 0 is paper, 1 is ink. */
  readonly training: Float32Array;
  readonly heldOut: Float32Array;
}

/** Which digit the image with this number shows. */
export function labelOf(index: number): number {
  return index % 10;
}

/** Unpacks the file's bytes. Refuses a file of another length. */
export async function readDigits(deflated: Uint8Array<ArrayBuffer>): Promise<Digits> {
  const packed = await inflate(deflated);
  const pixels = SIDE * SIDE;
  if (packed.length !== ((TRAINING_DIGITS + HELD_OUT_DIGITS) * pixels) / 2) {
    throw new RangeError(`${packed.length} bytes are not the digits`);
  }
  const all = new Float32Array(2 * packed.length);
  packed.forEach((byte, i) => {
    all[2 * i] = (byte >> 4) / BRIGHTEST;
    all[2 * i + 1] = (byte & 15) / BRIGHTEST;
  });
  const border = TRAINING_DIGITS * pixels;
  return { side: SIDE, training: all.slice(0, border), heldOut: all.slice(border) };
}

/** The same digits with half as many pixels a side, each the average of four. */
export function halved({ side, training, heldOut }: Digits): Digits {
  const shrink = (images: Float32Array): Float32Array => {
    const half = side / 2;
    return Float32Array.from({ length: images.length / 4 }, (_, i) => {
      const column = i % half;
      const row = Math.floor(i / half) % half;
      const image = Math.floor(i / (half * half));
      const at = (image * side + 2 * row) * side + 2 * column;
      const four = [images[at], images[at + 1], images[at + side], images[at + side + 1]];
      return four.reduce<number>((sum, v) => sum + (v ?? NaN) / 4, 0);
    });
  };
  return { side: side / 2, training: shrink(training), heldOut: shrink(heldOut) };
}

/** Ink where a pixel is darker than half, paper elsewhere. */
export function inBlackAndWhite({ side, training, heldOut }: Digits): Digits {
  const round = (images: Float32Array): Float32Array => images.map((v) => (v > 0.5 ? 1 : 0));
  return { side, training: round(training), heldOut: round(heldOut) };
}

async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
