import { useCallback, useState, type PointerEvent, type RefObject } from 'react';

import type { Pixels } from '../worker/protocol.ts';
import { Canvas, type Frame } from './canvas.tsx';
import { drawField, isSeen, pixelAt } from './draw-images.ts';
import { Range } from './range.tsx';
import { formatCount, formatNumber } from './scale.ts';
import { useWords } from './words.tsx';
import classes from './picture.module.css';

interface PixelFieldProps {
  picture: Pixels | undefined;
  canvasRef: RefObject<HTMLCanvasElement>;
  small?: boolean;
}

/** A held-out image, and what is seen of it from a pixel that is pointed at or chosen by the slider. */
export function PixelField({ picture, canvasRef, small }: PixelFieldProps) {
  const { m } = useWords();
  const [share, setShare] = useState(0.62);
  const side = picture?.side ?? 1;
  const pixels = side * side;
  // A share of the image, so that it stays about there when the canvas changes.
  const pixel = Math.min(pixels - 1, Math.round(share * (pixels - 1)));
  const choose = (chosen: number) => setShare(chosen / Math.max(1, pixels - 1));

  const draw = useCallback(
    (frame: Frame) => {
      if (picture) drawField(frame, picture, pixel);
    },
    [picture, pixel],
  );
  const point = (event: PointerEvent) => {
    const box = canvasRef.current?.getBoundingClientRect();
    if (!box || !picture) return;
    const at = pixelAt(box, side, [event.clientX - box.left, event.clientY - box.top]);
    if (at !== undefined) choose(at);
  };

  const seen = picture ? countSeen(picture, pixel) : 0;
  const [row, column] = [Math.floor(pixel / side) + 1, (pixel % side) + 1].map(formatCount);
  const where = { row: row ?? '', column: column ?? '' };
  const counts = { seen: formatCount(seen), before: formatCount(pixel) };
  return (
    <figure className={classes.pane}>
      <figcaption>{m.onePixel}</figcaption>
      <div className={classes.stage} onPointerMove={point} onPointerDown={point}>
        <Canvas
          label={m.describePixel({ ...where, ...counts })}
          draw={draw}
          className={classes.wide}
          canvasRef={canvasRef}
        />
      </div>
      <div className={classes.time}>
        <Range
          min={0}
          max={pixels - 1}
          step={1}
          value={pixel}
          onChange={(event) => choose(Number(event.currentTarget.value))}
          aria-label={m.whichPixel}
          aria-valuetext={m.rowAndColumn(where.row, where.column)}
        />
        <output className={classes.clock}>{m.rowAndColumn(where.row, where.column)}</output>
      </div>
      {!small && (
        <p className={classes.note} data-waiting={picture === undefined || undefined}>
          {m.aboutPixel({
            ...counts,
            p: formatNumber(picture?.expected[pixel] ?? Number.NaN, 3),
            ink: picture?.image[pixel] === 1,
          })}
        </p>
      )}
    </figure>
  );
}

function countSeen(picture: Pixels, pixel: number): number {
  const seen = isSeen(picture, pixel);
  return Array.from({ length: pixel }, (_, p) => seen(p)).filter(Boolean).length;
}
