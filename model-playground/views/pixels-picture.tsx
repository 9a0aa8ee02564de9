import { Button, Checkbox, SegmentedControl } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { useCallback, useMemo, useState, type ReactNode, type RefObject } from 'react';

import type { Pixels } from '../worker/protocol.ts';
import { CacheTimesPlot } from './cache-times.tsx';
import { Canvas, type Frame } from './canvas.tsx';
import { drawImageGrid, type ImageGrid } from './draw-images.ts';
import { OwnHalf } from './own-half.tsx';
import { PixelField } from './pixel-field.tsx';
import { waitingWords, type RunState } from './run-state.ts';
import { formatCount } from './scale.ts';
import { ProgressRow } from './time-row.tsx';
import { useLoop } from './use-loop.ts';
import { useWords } from './words.tsx';
import classes from './picture.module.css';

type Shown = 'samples' | 'completions' | 'own' | 'data';

interface PixelsPictureProps {
  run: RunState;
  /** The small instrument shows the panes alone. */
  small?: boolean;
  gridRef: RefObject<HTMLCanvasElement>;
  fieldRef: RefObject<HTMLCanvasElement>;
  onRedraw: () => void;
  /** The half that the reader drew, as its control says it. */
  half: string;
  onHalf: (half: string) => void;
  /** What stands between the picture and its options: on a phone, the transport. */
  between?: ReactNode;
}

/**
 * Images that form pixel by pixel, and beside them what one pixel is guessed from, or a field to draw
 * a half in.
 */
export function PixelsPicture(props: PixelsPictureProps) {
  const { run, small, gridRef, fieldRef, onRedraw, half, onHalf, between } = props;
  const { m } = useWords();
  const still = useReducedMotion();
  const [shown, setShown] = useState<Shown>(half === '' ? 'samples' : 'own');
  const [expected, setExpected] = useState(false);
  const [looping, setLooping] = useState(!still);
  const picture = run.snapshot?.picture.kind === 'pixels' ? run.snapshot.picture : undefined;
  const grid = useMemo(
    () => picture && gridOf(run, picture, shown, expected),
    [run, picture, shown, expected],
  );
  const [progress, setProgress] = useLoop(looping && shown !== 'data' && grid !== undefined);

  const pixels = picture ? picture.side ** 2 : 0;
  const first = grid && shown !== 'data' ? grid.from : pixels;
  const done = Math.round(first + progress * (pixels - first));
  const draw = useCallback(
    (frame: Frame) => {
      if (grid) drawImageGrid(frame, { ...grid, upTo: done });
    },
    [grid, done],
  );
  const soFar = m.pixelsOf(formatCount(done), formatCount(pixels));
  return (
    <div className={classes.picture}>
      <div className={small ? classes.smallPair : classes.pair}>
        <figure className={classes.pane}>
          <figcaption>{m.images}</figcaption>
          <div className={classes.stage}>
            <Canvas
              label={m.describeImages({
                what: m.imagesShown[shown],
                n: formatCount(grid?.images.length ?? 0),
                done: soFar,
                step: formatCount(run.snapshot?.step ?? 0),
              })}
              draw={draw}
              className={classes.wide}
              canvasRef={gridRef}
            />
            {!grid && (
              <p className={classes.waiting}>
                {picture && shown === 'own' ? m.drawAHalf : waitingWords(run, m)}
              </p>
            )}
          </div>
          <ProgressRow
            looping={looping}
            onLooping={setLooping}
            progress={progress}
            onProgress={setProgress}
            hold={m.holdDrawing}
            move={m.moveDrawing}
            label={m.drawnSoFar}
            stands={soFar}
          />
        </figure>
        {shown === 'own' && picture ? (
          <OwnHalf side={picture.side} half={half} onHalf={onHalf} />
        ) : (
          <PixelField picture={picture} canvasRef={fieldRef} small={small} />
        )}
      </div>
      {between}
      {!small && (
        <>
          <div className={classes.row}>
            <SegmentedControl
              size="xs"
              aria-label={m.show}
              value={shown}
              onChange={(value) => setShown(value as Shown)}
              data={Object.entries(m.imagesShown).map(([value, label]) => ({ value, label }))}
            />
            <Checkbox
              size="xs"
              label={m.expectedOfEach}
              checked={expected && shown === 'samples'}
              disabled={shown !== 'samples'}
              onChange={(event) => setExpected(event.currentTarget.checked)}
            />
            <Button variant="default" size="xs" onClick={onRedraw} disabled={!run.samples}>
              {m.redraw}
            </Button>
          </div>
          <PixelLegend blind={picture !== undefined && picture.seen.length > 0} />
          {picture?.times && <CacheTimesPlot times={picture.times} />}
        </>
      )}
    </div>
  );
}

/** What the tints mean; `blind`: whether earlier pixels may be out of sight. */
function PixelLegend({ blind }: { blind: boolean }) {
  const { m } = useWords();
  return (
    <ul className={classes.legend}>
      <li>
        <i className={classes.block} data-series="model" /> {m.drawnByModel}
      </li>
      <li>
        <i className={classes.block} data-series="given" /> {m.given}
      </li>
      <li>
        <i className={classes.block} data-series="second" /> {m.seenFromIt}
      </li>
      {blind && (
        <li>
          <i className={classes.block} data-series="third" /> {m.blind}
        </li>
      )}
    </ul>
  );
}

/** What the grid shows; undefined until there is something to show. */
function gridOf(
  { samples, ready }: RunState,
  { side, originals, completed, own, from }: Pixels,
  shown: Shown,
  expected: boolean,
): ImageGrid | undefined {
  const area = side ** 2;
  const cut = (all: Float32Array, count: number): Float32Array[] =>
    Array.from({ length: count }, (_, i) => all.subarray(i * area, (i + 1) * area));
  if (shown === 'completions') {
    const halves = cut(originals, originals.length / area);
    const each = completed.length / originals.length;
    const goneOn = cut(completed, completed.length / area);
    const rows = halves.flatMap((half, i) => [half, ...goneOn.slice(i * each, (i + 1) * each)]);
    return { side, images: rows, columns: each + 1, from, upTo: area };
  }
  if (shown === 'own') {
    if (!own) return undefined;
    const images = [own.half, ...cut(own.completed, own.completed.length / area)];
    return { side, images, columns: 4, from, upTo: area };
  }
  if (shown === 'data') {
    if (!ready || ready.dimensions !== area) return undefined;
    return { side, images: cut(ready.data, 16), from: area, upTo: area };
  }
  // A run that has just begun may still show the samples of one with another size.
  if (!samples || samples.trajectory.length !== 2 * samples.count * area) return undefined;
  const frame = expected ? 0 : samples.count * area;
  const images = cut(samples.trajectory.subarray(frame), samples.count);
  return { side, images, from: 0, upTo: area };
}
