/** An image, the grid of its codes, and what is decoded from them; and how often each code is used. */
import type { CodeGrid } from '../worker/protocol.ts';
import type { Frame } from './canvas.tsx';
import { boxesOf, drawImage, type Box } from './draw-images.ts';

/** An image with its codes, and the place of the grid that is looked at. */
export interface CodedImage {
  /** [side²] each. */
  original: Float32Array;
  decoded: Float32Array;
  /** [grid²] */
  codes: readonly number[];
  place: number;
}

/** Smallest cell, in CSS pixels, in which the number of its code is written. */
const READABLE = 18;

export function drawCodedImage(
  frame: Frame,
  picture: CodeGrid,
  { original, decoded, codes, place }: CodedImage,
): void {
  const { side, grid } = picture;
  const [first, second, third] = boxesOf(frame, 3);
  if (!first || !second || !third) return;
  drawImage(frame, first, { side, image: original, colour: frame.ink.ink });
  drawCodes(frame, second, picture, codes);
  drawImage(frame, third, { side, image: decoded, colour: frame.ink.model });
  for (const box of [first, second, third]) markPlace(frame, cellOf(box, grid, place));
}

/** The place of the grid under a point of the canvas, in any of the three squares; undefined beside. */
export function placeAt(
  size: { width: number; height: number },
  grid: number,
  [x, y]: readonly [number, number],
): number | undefined {
  for (const { left, top, size: wide } of boxesOf(size, 3)) {
    const column = Math.floor(((x - left) / wide) * grid);
    const row = Math.floor(((y - top) / wide) * grid);
    const inside = column >= 0 && column < grid && row >= 0 && row < grid;
    if (inside) return row * grid + column;
  }
  return undefined;
}

/** A colour for each code: light, and alike where the codebook's points are near one another. */
export function colourOf({ points, usage }: CodeGrid, code: number): string {
  const size = points.length / usage.length;
  const shade = (axis: number): number => Math.round(175 + 65 * (points[code * size + axis] ?? 0));
  return `rgb(${shade(0)} ${shade(1)} ${shade(2)})`;
}

function drawCodes(
  { context, ink }: Frame,
  box: Box,
  picture: CodeGrid,
  codes: readonly number[],
): void {
  codes.forEach((code, place) => {
    const { left, top, size } = cellOf(box, picture.grid, place);
    context.fillStyle = colourOf(picture, code);
    context.fillRect(left, top, size, size);
    context.strokeStyle = ink.hairline;
    context.lineWidth = 1;
    context.strokeRect(left, top, size, size);
    if (size < READABLE) return;
    // The tiles are light on any page.
    context.fillStyle = '#111';
    context.font = `${Math.min(22, Math.round(0.42 * size))}px Inter, sans-serif`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(String(code), left + size / 2, top + size / 2);
  });
}

/** A bar for each code, as high as its share of all places, and a line at an even share. */
export function drawUsage(frame: Frame, picture: CodeGrid): void {
  const { context, width, height, ink } = frame;
  const { usage } = picture;
  const highest = 1.1 * Math.max(...usage, 1 / usage.length);
  const base = height - 8;
  const each = (width - 16) / usage.length;
  const levelOf = (share: number): number => base - (share / highest) * (base - 8);
  usage.forEach((share, code) => {
    const [left, top] = [8 + code * each, levelOf(share)];
    context.fillStyle = colourOf(picture, code);
    context.fillRect(left + 0.1 * each, top, 0.8 * each, base - top);
    context.strokeStyle = ink.muted;
    context.lineWidth = 1;
    context.strokeRect(left + 0.1 * each, top, 0.8 * each, base - top);
  });
  context.strokeStyle = ink.ink;
  context.setLineDash([5, 4]);
  context.beginPath();
  context.moveTo(8, levelOf(1 / usage.length));
  context.lineTo(width - 8, levelOf(1 / usage.length));
  context.stroke();
  context.setLineDash([]);
}

function cellOf({ left, top, size }: Box, grid: number, place: number): Box {
  const cell = size / grid;
  return {
    left: left + (place % grid) * cell,
    top: top + Math.floor(place / grid) * cell,
    size: cell,
  };
}

function markPlace({ context, ink }: Frame, { left, top, size }: Box): void {
  for (const [colour, line] of [
    [ink.paper, 5],
    [ink.second, 2.5],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = line;
    context.strokeRect(left, top, size, size);
  }
}
