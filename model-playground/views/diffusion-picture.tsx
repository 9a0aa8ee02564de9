import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { useCallback, useMemo, useState, type ReactNode, type RefObject } from 'react';

import { Canvas, type Frame } from './canvas.tsx';
import { drawDots, drawLines } from './draw.ts';
import { drawField, usualSpeed, type FieldKind } from './draw-field.ts';
import { dataPoints } from './labelled.ts';
import { bracket, fitPlane, mixRows } from './plane.ts';
import { waitingWords, type RunState } from './run-state.ts';
import { formatCount, formatNumber } from './scale.ts';
import { TimeRow } from './time-row.tsx';
import { trailsOf } from './trails.ts';
import { useLoop } from './use-loop.ts';
import { useWords } from './words.tsx';
import classes from './picture.module.css';

const TRAILS = 72;

interface DiffusionPictureProps {
  run: RunState;
  /** The sampler's own controls; absent in the small instrument. */
  samplerControls?: ReactNode;
  onRedraw?: () => void;
  canvasRef: RefObject<HTMLCanvasElement>;
  /** What stands between the picture and its options: on a phone, the transport. */
  between?: ReactNode;
}

/** The field that moves points towards the data, and samples on their way along it. */
export function DiffusionPicture({
  run,
  samplerControls,
  onRedraw,
  canvasRef,
  between,
}: DiffusionPictureProps) {
  const { m } = useWords();
  const still = useReducedMotion();
  const [looping, setLooping] = useState(!still);
  const [fieldKind, setFieldKind] = useState<FieldKind | 'none'>('learned');
  const [showPaths, setShowPaths] = useState(true);
  const [showData, setShowData] = useState(true);
  const moving = looping && run.samples !== undefined;
  const [progress, setProgress] = useLoop(moving);
  const t = 1 - progress;

  const field = run.snapshot?.picture.kind === 'vector-field' ? run.snapshot.picture : undefined;
  const fastest = useMemo(() => (field ? usualSpeed(field) : 1), [field]);
  const { ready } = run;
  const label = run.samples?.options.label;
  const data = useMemo(() => dataPoints(ready, label), [ready, label]);
  const trails = useMemo(
    () => (run.samples ? trailsOf(run.samples, 0, TRAILS) : undefined),
    [run.samples],
  );

  const beneath = useCallback(
    (frame: Frame) => {
      if (!ready || !showData) return;
      const plane = fitPlane(ready.bounds, frame.width, frame.height);
      drawDots(frame, plane, data.points, data.colour(frame.ink), 1.3, 0.5);
    },
    [ready, data, showData],
  );
  const draw = useCallback(
    (frame: Frame) => {
      if (!ready) return;
      const plane = fitPlane(ready.bounds, frame.width, frame.height);
      if (field && fieldKind !== 'none') {
        drawField(frame, plane, field, { kind: fieldKind, t, fastest });
      }
      if (!run.samples) return;
      const place = bracket(run.samples.times, t);
      if (showPaths && trails) {
        frame.context.strokeStyle = frame.ink.model;
        frame.context.globalAlpha = 0.4;
        frame.context.lineWidth = 1;
        drawLines(frame, plane, trails.upTo(place.next), trails.count, place.next + 1);
        frame.context.globalAlpha = 1;
      }
      const now = mixRows(run.samples.trajectory, run.samples.count * 2, place);
      drawDots(frame, plane, now, frame.ink.model, 2.1, 0.95);
    },
    [ready, run.samples, field, fastest, trails, fieldKind, showPaths, t],
  );

  const words = m.describeField({
    t: formatNumber(t, 2),
    n: formatCount(run.samples?.count ?? 0),
    step: formatCount(run.samples?.step ?? 0),
  });

  return (
    <div className={classes.picture}>
      <div className={classes.stage}>
        <Canvas
          label={words}
          beneath={beneath}
          draw={draw}
          className={classes.square}
          canvasRef={canvasRef}
        />
        {!run.ready && <p className={classes.waiting}>{waitingWords(run, m)}</p>}
      </div>
      <TimeRow
        looping={looping}
        onLooping={setLooping}
        progress={progress}
        onProgress={setProgress}
      />
      {between}
      {samplerControls && (
        <>
          <div className={classes.sampler}>{samplerControls}</div>
          <div className={classes.row}>
            <NativeSelect
              size="xs"
              label={m.field}
              className={classes.inline}
              value={fieldKind}
              onChange={(event) => setFieldKind(event.currentTarget.value as FieldKind | 'none')}
              data={[
                { value: 'learned', label: m.fieldLearned },
                { value: 'best', label: m.fieldBest },
                { value: 'none', label: m.fieldNone },
              ]}
            />
            <Checkbox
              size="xs"
              label={m.paths}
              checked={showPaths}
              onChange={(event) => setShowPaths(event.currentTarget.checked)}
            />
            <Checkbox
              size="xs"
              label={m.data}
              checked={showData}
              onChange={(event) => setShowData(event.currentTarget.checked)}
            />
            <Button variant="default" size="xs" onClick={onRedraw} disabled={!run.samples}>
              {m.redraw}
            </Button>
          </div>
          <DiffusionLegend labelled={label !== undefined} />
        </>
      )}
    </div>
  );
}

function DiffusionLegend({ labelled }: { labelled: boolean }) {
  const { m } = useWords();
  return (
    <ul className={classes.legend}>
      <li>
        <i className={classes.smallDot} /> {m.data}
      </li>
      {labelled && (
        <li>
          <i className={classes.smallDot} data-series="second" /> {m.dataOfLabel}
        </li>
      )}
      <li>
        <i className={classes.dot} /> {m.samples}
      </li>
      <li>
        {m.slow} <i className={classes.ramp} /> {m.fast}
      </li>
    </ul>
  );
}
