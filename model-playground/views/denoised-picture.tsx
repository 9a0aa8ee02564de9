import { Button, SegmentedControl } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { useCallback, useMemo, useState, type ReactNode, type RefObject } from 'react';

import { Canvas, type Frame } from './canvas.tsx';
import { apartness, drawDenoised, shades } from './draw-denoised.ts';
import { drawImageGrid } from './draw-images.ts';
import { bracket, mixRows } from './plane.ts';
import { waitingWords, type RunState } from './run-state.ts';
import { formatCount, formatNumber } from './scale.ts';
import { TimeRow } from './time-row.tsx';
import { useLoop } from './use-loop.ts';
import { useWords } from './words.tsx';
import classes from './picture.module.css';

const DATA = 16;

interface DenoisedPictureProps {
  run: RunState;
  /** The sampler's own controls; absent in the small instrument. */
  samplerControls?: ReactNode;
  onRedraw: () => void;
  gridRef: RefObject<HTMLCanvasElement>;
  denoisedRef: RefObject<HTMLCanvasElement>;
  /** What stands between the picture and its options: on a phone, the transport. */
  between?: ReactNode;
}

/** Samples on their way from noise to images, and what the network makes of one noisy image. */
export function DenoisedPicture(props: DenoisedPictureProps) {
  const { run, samplerControls, onRedraw, gridRef, denoisedRef, between } = props;
  const { m } = useWords();
  const still = useReducedMotion();
  const [looping, setLooping] = useState(!still);
  const [shown, setShown] = useState<'samples' | 'data'>('samples');
  const [progress, setProgress] = useLoop(looping && run.samples !== undefined);
  const t = 1 - progress;
  const picture = run.snapshot?.picture.kind === 'denoised' ? run.snapshot.picture : undefined;
  const small = samplerControls === undefined;

  const drawGrid = useCallback(
    (frame: Frame) => {
      const grid = gridOf(run, shown, t);
      if (!grid) return;
      const { values, count } = grid;
      const area = values.length / count;
      const images = Array.from({ length: count }, (_, i) =>
        shades(values.subarray(i * area, (i + 1) * area)),
      );
      const given = shown === 'data' ? area : 0;
      drawImageGrid(frame, { side: Math.sqrt(area), images, from: given, upTo: area });
    },
    [run, shown, t],
  );
  const drawGuesses = useCallback(
    (frame: Frame) => {
      if (picture) drawDenoised(frame, picture, m.denoisedRows);
    },
    [picture, m],
  );
  const apart = useMemo(() => (picture ? apartness(picture) : []), [picture]);
  const step = formatCount(run.samples?.step ?? 0);
  const count = formatCount(run.samples?.count ?? 0);
  return (
    <div className={classes.picture}>
      <div className={small ? classes.smallPair : classes.pair}>
        <figure className={classes.pane}>
          <figcaption>{m.onTheirWay}</figcaption>
          <div className={classes.stage}>
            <Canvas
              label={
                shown === 'data'
                  ? m.describeGridOfData(formatCount(DATA))
                  : m.describeGrid({ n: count, t: formatNumber(t, 2), step })
              }
              draw={drawGrid}
              className={classes.wide}
              canvasRef={gridRef}
            />
            {!run.samples && <p className={classes.waiting}>{waitingWords(run, m)}</p>}
          </div>
          <TimeRow
            looping={looping}
            onLooping={setLooping}
            progress={progress}
            onProgress={setProgress}
          />
        </figure>
        <figure className={classes.pane}>
          <figcaption>{m.oneImageNoisy}</figcaption>
          <Canvas
            label={m.describeDenoised({
              times: Array.from(picture?.times ?? [], (each) => formatNumber(each, 2)),
              apart: apart.map((each) => formatNumber(each, 3)),
              step: formatCount(run.snapshot?.step ?? 0),
            })}
            draw={drawGuesses}
            className={classes.wide}
            canvasRef={denoisedRef}
          />
        </figure>
      </div>
      {between}
      {samplerControls && (
        <>
          <div className={classes.sampler}>{samplerControls}</div>
          <div className={classes.row}>
            <SegmentedControl
              size="xs"
              aria-label={m.show}
              value={shown}
              onChange={(value) => setShown(value as typeof shown)}
              data={[
                { value: 'samples', label: m.samples },
                { value: 'data', label: m.data },
              ]}
            />
            <Button variant="default" size="xs" onClick={onRedraw} disabled={!run.samples}>
              {m.redraw}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

/** The images of the grid as the data's numbers, [count, side²]; undefined until there are any. */
function gridOf(
  { ready, samples }: RunState,
  shown: 'samples' | 'data',
  t: number,
): { values: Float32Array; count: number } | undefined {
  if (!ready) return undefined;
  const { data, dimensions } = ready;
  if (shown === 'data') return { values: data.subarray(0, DATA * dimensions), count: DATA };
  if (!samples) return undefined;
  const { trajectory, times, count } = samples;
  // A run that has just begun may still show the samples of one with another size.
  if (trajectory.length !== times.length * count * dimensions) return undefined;
  return { values: mixRows(trajectory, count * dimensions, bracket(times, t)), count };
}
