/** The latent space of images: where held-out digits are, what is decoded where, and the walker. */
import type { LatentImages } from '../worker/protocol.ts';
import type { Frame } from './canvas.tsx';
import { drawPrior } from './draw-latent.ts';
import { drawSheet, type Place } from './draw-sheet.ts';
import { drawAxes } from './draw.ts';
import { fitPlane, type Plane } from './plane.ts';
import { subscript } from './scale.ts';

/** A place on the map: along its first axis, and along its second where there is one. */
export type Spot = readonly [number, number];

/** What the map shows under the walker. */
export type MapLayer = 'digits' | 'decoded';

export function mapPlane(
  { reach }: LatentImages,
  { width, height }: { width: number; height: number },
): Plane {
  return fitPlane({ x: [-reach, reach], y: [-reach, reach] }, width, height);
}

/** The place of the map under a point of the canvas, in CSS pixels; kept inside the map. */
export function spotAt(
  map: LatentImages,
  size: { width: number; height: number },
  [x, y]: readonly [number, number],
): Spot {
  const { scale } = mapPlane(map, size);
  const inside = (value: number): number => Math.max(-map.reach, Math.min(map.reach, value));
  const across = inside((x - size.width / 2) / scale);
  return [across, map.axes.length === 1 ? 0 : inside((size.height / 2 - y) / scale)];
}

export function drawLatentImages(
  frame: Frame,
  map: LatentImages,
  { layer, spot }: { layer: MapLayer; spot: Spot },
): void {
  const plane = mapPlane(map, frame);
  if (layer === 'decoded') drawDecoded(frame, map, plane);
  else drawDigits(frame, map, plane);
  drawWalker(frame, plane, spot);
}

function drawDigits(frame: Frame, map: LatentImages, plane: Plane): void {
  const { context, ink, dark } = frame;
  const single = map.axes.length === 1;
  drawAxes(frame, plane);
  drawPrior(frame, plane, single);
  context.font = '600 11px Inter, sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  map.labels.forEach((label, i) => {
    const x = plane.x(map.means[i * map.axes.length] ?? 0);
    // With a single latent each digit has a row of its own.
    const up = single ? ((label - 4.5) / 5) * 0.9 * map.reach : (map.means[2 * i + 1] ?? 0);
    context.fillStyle = `hsl(${36 * label} ${dark ? '75% 68%' : '80% 34%'})`;
    context.fillText(String(label), x, plane.y(up));
  });
  const [first = 0, second] = map.axes;
  context.font = 'italic 13px serif';
  context.fillStyle = ink.muted;
  context.textAlign = 'right';
  context.textBaseline = 'bottom';
  context.fillText(`z${subscript(first + 1)}`, frame.width - 6, plane.y(0) - 4);
  context.textAlign = 'left';
  context.textBaseline = 'top';
  if (second !== undefined) context.fillText(`z${subscript(second + 1)}`, plane.x(0) + 6, 4);
}

/** Each decoded image where its place is; of a single latent, a strip along its axis. */
function drawDecoded(
  frame: Frame,
  { lattice, side, columns, rows, reach }: LatentImages,
  plane: Plane,
): void {
  const width = 2 * reach * plane.scale;
  const height = (width * rows) / columns;
  const place: Place = { left: plane.x(-reach), top: plane.y(0) - height / 2, width, height };
  drawSheet(frame, { images: lattice, side, columns, colour: frame.ink.model }, place);
}

/** A ring with a cross: told apart from the digits by its shape. */
function drawWalker({ context, ink }: Frame, plane: Plane, [x, y]: Spot): void {
  const [column, row] = [plane.x(x), plane.y(y)];
  for (const [colour, line] of [
    [ink.paper, 5],
    [ink.ink, 2],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = line;
    context.beginPath();
    context.arc(column, row, 9, 0, 2 * Math.PI);
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      context.moveTo(column + 9 * dx, row + 9 * dy);
      context.lineTo(column + 15 * dx, row + 15 * dy);
    }
    context.stroke();
  }
}

/** One image as large as the canvas holds it. */
export function drawLarge(frame: Frame, image: Float32Array, side: number): void {
  const size = Math.min(frame.width, frame.height) - 12;
  const [left, top] = [(frame.width - size) / 2, (frame.height - size) / 2];
  outline(frame, { left, top, width: size, height: size });
  const sheet = { images: image, side, columns: 1, colour: frame.ink.model };
  drawSheet(frame, sheet, { left, top, width: size, height: size });
}

/** Images in a row, and what came back of each below it. */
export function drawReturned(
  frame: Frame,
  {
    originals,
    reconstructions,
    side,
  }: Pick<LatentImages, 'originals' | 'reconstructions' | 'side'>,
): void {
  const columns = originals.length / side ** 2;
  const cell = Math.floor(Math.min(frame.width / columns, frame.height / 2));
  const left = Math.round((frame.width - columns * cell) / 2);
  const top = Math.round((frame.height - 2 * cell) / 2);
  [originals, reconstructions].forEach((images, row) => {
    const colour = row === 0 ? frame.ink.ink : frame.ink.model;
    for (let i = 0; i < columns; i++) {
      const place = { left: left + i * cell + 3, top: top + row * cell + 3 };
      const box = { ...place, width: cell - 6, height: cell - 6 };
      outline(frame, box);
      const image = images.subarray(i * side ** 2, (i + 1) * side ** 2);
      drawSheet(frame, { images: image, side, columns: 1, colour }, box);
    }
  });
}

function outline({ context, ink }: Frame, { left, top, width, height }: Place): void {
  context.strokeStyle = ink.hairline;
  context.lineWidth = 1;
  context.strokeRect(left - 0.5, top - 0.5, width + 1, height + 1);
}
