import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  digitsFile,
  halved,
  HELD_OUT_DIGITS,
  inBlackAndWhite,
  labelOf,
  readDigits,
  SIDE,
  TRAINING_DIGITS,
} from './digits.ts';

const digits = await readDigits(new Uint8Array(readFileSync(digitsFile)));
const pixels = SIDE * SIDE;

/** Average image of each digit. */
const averages = Array.from({ length: 10 }, (_, digit) => {
  const sum = new Float64Array(pixels);
  for (let i = digit; i < TRAINING_DIGITS; i += 10) {
    for (let p = 0; p < pixels; p++)
      sum[p] = (sum[p] ?? 0) + (digits.training[i * pixels + p] ?? 0);
  }
  return sum.map((value) => (10 * value) / TRAINING_DIGITS);
});

describe('the digits', () => {
  it('are 6,000 to train and 1,000 held out, in 16 shades from 0 to 1', () => {
    expect(digits.training.length).toBe(TRAINING_DIGITS * pixels);
    expect(digits.heldOut.length).toBe(HELD_OUT_DIGITS * pixels);
    const shades = new Set([...digits.heldOut].map((v) => Math.round(15 * v)));
    expect([...shades].sort((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, i) => i));
    expect(Math.min(...shades) >= 0 && Math.max(...shades) <= 15).toBe(true);
  });

  it('show what their numbers say: most held-out images are nearest to their own average', () => {
    let right = 0;
    for (let i = 0; i < HELD_OUT_DIGITS; i++) {
      const distances = averages.map((average) =>
        average.reduce((sum, v, p) => sum + (v - (digits.heldOut[i * pixels + p] ?? 0)) ** 2, 0),
      );
      if (distances.indexOf(Math.min(...distances)) === labelOf(i)) right += 1;
    }
    // Nearest averages are known to get about four fifths of MNIST right.
    expect(right / HELD_OUT_DIGITS).toBeGreaterThan(0.75);
  });

  it('hold no image twice, so that what is held out is not learned from', () => {
    const keys = new Set<string>();
    for (const set of [digits.training, digits.heldOut]) {
      for (let at = 0; at < set.length; at += pixels) {
        keys.add(set.subarray(at, at + pixels).join());
      }
    }
    expect(keys.size).toBe(TRAINING_DIGITS + HELD_OUT_DIGITS);
  });

  it('keep their ink when halved, and have none between when in black and white', () => {
    const small = halved(digits);
    expect(small.side).toBe(14);
    const ink = (images: Float32Array): number => images.reduce((sum, v) => sum + v, 0);
    expect(4 * ink(small.heldOut)).toBeCloseTo(ink(digits.heldOut), -1);
    const sharp = inBlackAndWhite(small);
    expect(sharp.heldOut.every((v) => v === 0 || v === 1)).toBe(true);
    expect(sharp.training.length).toBe(small.training.length);
  });

  it('are refused when the file is cut off', async () => {
    const { deflateRawSync } = await import('node:zlib');
    await expect(readDigits(new Uint8Array(deflateRawSync(new Uint8Array(10))))).rejects.toThrow(
      RangeError,
    );
  });
});
