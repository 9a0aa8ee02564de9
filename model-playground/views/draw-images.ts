/** Binary images on a canvas: a grid of them, and one with what is seen from a pixel of it. */
import type { Pixels } from '../worker/protocol.ts';
import type { Frame } from './canvas.tsx';

const GAP = 6;

/** Images as flat rows of pixels, each `side` wide, 0 paper to 1 ink. */
export interface ImageGrid {
  side: number;
  images: readonly Float32Array[];
  /** So many in a row; absent: as many as make them largest. */
  columns?: number;
  /** Pixels from this number on are the model's; those before were given. */
  from: number;
  /** Images from this number on are the data's; absent: none are. */
  dataFrom?: number;
  /** Pixels to show; later ones are yet to come. */
  upTo: number;
}

/** A square on the canvas, in CSS pixels. */
export interface Box {
  left: number;
  top: number;
  size: number;
}

export function drawImageGrid(frame: Frame, grid: ImageGrid): void {
  const { images, side, from, dataFrom = images.length, upTo } = grid;
  const boxes = boxesOf(frame, images.length, grid.columns);
  images.forEach((image, index) => {
    const box = boxes[index];
    if (!box) return;
    outline(frame, box);
    const given = index < dataFrom ? from : side ** 2;
    const colour = (pixel: number) => (pixel < given ? frame.ink.ink : frame.ink.model);
    fillPixels(frame, box, side, (pixel) => (pixel < upTo ? (image[pixel] ?? 0) : 0), colour);
  });
}

/** One image in shades of a colour, 0 nothing to 1. */
export function drawImage(
  frame: Frame,
  box: Box,
  { side, image, colour }: { side: number; image: Float32Array; colour: string },
): void {
  outline(frame, box);
  fillPixels(
    frame,
    box,
    side,
    (pixel) => image[pixel] ?? 0,
    () => colour,
  );
}

/** Places for so many squares in rows, in the middle of the canvas, as large as they can be. */
export function boxesOf(
  { width, height }: { width: number; height: number },
  count: number,
  fixed?: number,
): Box[] {
  const sizeWith = (columns: number): number => {
    const rows = Math.ceil(count / columns);
    return Math.min((width - GAP) / columns, (height - GAP) / rows) - GAP;
  };
  const choices = Array.from({ length: count }, (_, i) => i + 1);
  const columns =
    fixed ?? choices.reduce((best, n) => (sizeWith(n) > sizeWith(best) ? n : best), 1);
  const size = Math.floor(sizeWith(columns));
  const rows = Math.ceil(count / columns);
  const left = (width - columns * (size + GAP) + GAP) / 2;
  const top = (height - rows * (size + GAP) + GAP) / 2;
  return Array.from({ length: count }, (_, i) => ({
    left: Math.round(left + (i % columns) * (size + GAP)),
    top: Math.round(top + Math.floor(i / columns) * (size + GAP)),
    size,
  }));
}

/** Whether the pixel at an offset is among those seen; `seen` empty means all earlier ones. */
export function isSeen({ side, seen }: Pixels, from: number): (pixel: number) => boolean {
  if (seen.length === 0) return (pixel) => pixel < from;
  const offsets = new Set<number>();
  const column = from % side;
  for (let i = 0; i < seen.length; i += 2) {
    const across = column + (seen[i + 1] ?? 0);
    if (across >= 0 && across < side) offsets.add((seen[i] ?? 0) * side + (seen[i + 1] ?? 0));
  }
  return (pixel) => offsets.has(pixel - from);
}

/** An image, what is seen from one pixel, what is not although it came earlier, and what is to come. */
export function drawField(frame: Frame, picture: Pixels, pixel: number): void {
  const { context, ink } = frame;
  const { side, image } = picture;
  const box = fieldBox(frame);
  const seen = isSeen(picture, pixel);
  outline(frame, box);
  const tint = (p: number) => (seen(p) ? 0.3 : p < pixel ? 0.3 : 0);
  fillPixels(frame, box, side, tint, (p) => (seen(p) ? ink.second : ink.third));
  const inked = (p: number) => (image[p] ?? 0) * (p < pixel ? 1 : p === pixel ? 0.9 : 0.22);
  fillPixels(frame, box, side, inked, () => ink.ink, 0.18);
  const cell = box.size / side;
  context.strokeStyle = ink.model;
  context.lineWidth = 2.5;
  context.strokeRect(
    box.left + (pixel % side) * cell,
    box.top + Math.floor(pixel / side) * cell,
    cell,
    cell,
  );
}

/** The pixel under a point of the canvas, in CSS pixels; undefined beside the image. */
export function pixelAt(
  size: { width: number; height: number },
  side: number,
  [x, y]: readonly [number, number],
): number | undefined {
  const box = fieldBox(size);
  const column = Math.floor(((x - box.left) / box.size) * side);
  const row = Math.floor(((y - box.top) / box.size) * side);
  const inside = column >= 0 && column < side && row >= 0 && row < side;
  return inside ? row * side + column : undefined;
}

function fieldBox({ width, height }: { width: number; height: number }): Box {
  const size = Math.min(width, height) - 2 * GAP;
  return { left: (width - size) / 2, top: (height - size) / 2, size };
}

/** For each digit how large a share of the model's images it has, beside that of the data's. */
export function drawShares(frame: Frame, model: Float32Array, data: Float32Array): void {
  const { context, width, height, ink } = frame;
  const highest = 1.1 * Math.max(0.2, ...model, ...data);
  const [each, base] = [(width - 2 * GAP) / model.length, height - 20];
  const bar = (share: number, left: number, colour: string): void => {
    const tall = (share / highest) * (base - GAP);
    context.fillStyle = colour;
    context.fillRect(left, base - tall, 0.36 * each, tall);
  };
  context.font = '12px Inter, sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'top';
  model.forEach((share, digit) => {
    const left = GAP + digit * each;
    bar(share, left + 0.12 * each, ink.model);
    bar(data[digit] ?? 0, left + 0.52 * each, ink.data);
    context.fillStyle = ink.ink;
    context.fillText(String(digit), left + each / 2, base + 5);
  });
  context.fillStyle = ink.hairline;
  context.fillRect(GAP, base, width - 2 * GAP, 1);
}

function outline({ context, ink }: Frame, { left, top, size }: Box): void {
  context.strokeStyle = ink.hairline;
  context.lineWidth = 1;
  context.strokeRect(left - 0.5, top - 0.5, size + 1, size + 1);
}

/** Pixels in shades from nothing (0) to full colour (1); `inset` leaves a share of each free. */
function fillPixels(
  { context }: Frame,
  { left, top, size }: Box,
  side: number,
  shade: (pixel: number) => number,
  colour: (pixel: number) => string,
  inset = 0,
): void {
  const cell = size / side;
  for (let pixel = 0; pixel < side * side; pixel++) {
    const alpha = shade(pixel);
    if (!(alpha > 0.01)) continue;
    // Both edges rounded: neighbours meet without a seam.
    const from = (start: number, place: number) => Math.round(start + (place + inset) * cell);
    const to = (start: number, place: number) => Math.round(start + (place + 1 - inset) * cell);
    const [row, column] = [Math.floor(pixel / side), pixel % side];
    const [x, y] = [from(left, column), from(top, row)];
    context.globalAlpha = Math.min(1, alpha);
    context.fillStyle = colour(pixel);
    context.fillRect(x, y, to(left, column) - x, to(top, row) - y);
  }
  context.globalAlpha = 1;
}
