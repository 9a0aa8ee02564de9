/** A denoiser of images: one image under more and more noise, and what is made of each. */
import type { Denoised } from '../worker/protocol.ts';
import type { Frame } from './canvas.tsx';
import { drawImage } from './draw-images.ts';
import { formatNumber } from './scale.ts';

const MARGIN = 8;
const GAP = 5;
const LINE = 17;

export interface DenoisedNames {
  noisy: string;
  guess: string;
  best: string;
  /** Of the last two: the mean squared difference. */
  apart: string;
}

/** −1 … 1 as shades of ink, 0 … 1. */
export function shades(values: Float32Array): Float32Array {
  return values.map((v) => Math.min(1, Math.max(0, (v + 1) / 2)));
}

/** Mean squared difference of the model's guess and the best one at each time; empty if unknown. */
export function apartness({ times, guess, best }: Denoised): number[] {
  const pixels = guess.length / times.length;
  if (best.length === 0) return [];
  return Array.from(times, (_, k) => {
    let sum = 0;
    for (let i = k * pixels; i < (k + 1) * pixels; i++) {
      sum += ((guess[i] ?? 0) - (best[i] ?? 0)) ** 2 / pixels;
    }
    return sum;
  });
}

/** A column for each time: the noisy image, the model's guess, the best one, how far these are apart. */
export function drawDenoised(frame: Frame, picture: Denoised, names: DenoisedNames): void {
  const { context, ink, width, height } = frame;
  const { side, times, noisy, guess, best } = picture;
  const rows = [
    { name: names.noisy, values: noisy, colour: ink.muted },
    { name: names.guess, values: guess, colour: ink.model },
    ...(best.length > 0 ? [{ name: names.best, values: best, colour: ink.ink }] : []),
  ];
  const apart = apartness(picture);
  const lines = rows.length + 1 + (apart.length > 0 ? 2 : 0);
  const wide = (width - 2 * MARGIN + GAP) / times.length - GAP;
  const high = (height - 2 * MARGIN - lines * LINE) / rows.length;
  const size = Math.max(1, Math.floor(Math.min(wide, high)));
  const step = (width - 2 * MARGIN - size) / Math.max(1, times.length - 1);
  const left = (k: number): number => Math.round(MARGIN + k * step);
  const tall = rows.length * size + lines * LINE;
  let top = Math.max(MARGIN, (height - tall) / 2);

  context.font = '11px Inter, sans-serif';
  context.textBaseline = 'top';
  const write = (text: (k: number) => string): void => {
    context.fillStyle = ink.muted;
    context.textAlign = 'center';
    times.forEach((_, k) => context.fillText(text(k), left(k) + size / 2, top));
    top += LINE;
  };
  const title = (text: string): void => {
    context.fillStyle = ink.ink;
    context.textAlign = 'left';
    context.fillText(text, left(0), top + 2);
    top += LINE;
  };
  write((k) => `t = ${formatNumber(times[k] ?? 0, 2)}`);
  const pixels = side ** 2;
  for (const { name, values, colour } of rows) {
    title(name);
    times.forEach((_, k) => {
      const image = shades(values.subarray(k * pixels, (k + 1) * pixels));
      drawImage(frame, { left: left(k), top: Math.round(top), size }, { side, image, colour });
    });
    top += size;
  }
  if (apart.length === 0) return;
  title(names.apart);
  write((k) => formatNumber(apart[k] ?? 0, 3));
}
