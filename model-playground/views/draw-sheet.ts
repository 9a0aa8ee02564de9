/** Images of many shades as one sheet: far quicker than a rectangle a pixel. */
import type { Frame } from './canvas.tsx';

interface Sheet {
  /** [n, side²] one after the other, 0 paper to 1 ink. */
  images: Float32Array;
  side: number;
  columns: number;
  colour: string;
}

/** A place on the canvas, in CSS pixels. */
export interface Place {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Draws the images row by row into the place; each keeps its pixels as they are, without blur. */
export function drawSheet(
  { context }: Frame,
  { images, side, columns, colour }: Sheet,
  { left, top, width, height }: Place,
): void {
  const rows = Math.ceil(images.length / side ** 2 / columns);
  if (rows === 0) return;
  const sheet = document.createElement('canvas');
  sheet.width = columns * side;
  sheet.height = rows * side;
  const painter = sheet.getContext('2d');
  if (!painter) return;
  const shades = painter.createImageData(sheet.width, sheet.height);
  images.forEach((value, i) => {
    const [image, pixel] = [Math.floor(i / side ** 2), i % side ** 2];
    const row = Math.floor(image / columns) * side + Math.floor(pixel / side);
    const column = (image % columns) * side + (pixel % side);
    shades.data[4 * (row * sheet.width + column) + 3] = 255 * value;
  });
  painter.putImageData(shades, 0, 0);
  // What is painted so far is the shape of the ink; this is its colour.
  painter.globalCompositeOperation = 'source-in';
  painter.fillStyle = colour;
  painter.fillRect(0, 0, sheet.width, sheet.height);
  context.imageSmoothingEnabled = false;
  context.drawImage(sheet, left, top, width, height);
}
