import { Checkbox, SegmentedControl } from '@mantine/core';
import { useCallback, useMemo, useState, type ReactNode, type RefObject } from 'react';

import type { FlowMap } from '../worker/protocol.ts';
import { Canvas, type Frame } from './canvas.tsx';
import { drawAxes, drawDots, drawLines } from './draw.ts';
import { drawDensity } from './draw-density.ts';
import { speedColour } from './draw-field.ts';
import { fitPlane, type Plane } from './plane.ts';
import { waitingWords, type RunState } from './run-state.ts';
import { formatCount } from './scale.ts';
import { useWords } from './words.tsx';
import classes from './picture.module.css';

type Shown = 'model' | 'data';

interface FlowPictureProps {
  run: RunState;
  /** The small instrument shows the panes alone. */
  small?: boolean;
  dataRef: RefObject<HTMLCanvasElement>;
  baseRef: RefObject<HTMLCanvasElement>;
  /** What stands between the picture and its options: on a phone, the transport. */
  between?: ReactNode;
}

/** The density that a flow gives the plane, the grid that it bends, and the codes of the data. */
export function FlowPicture({ run, small, dataRef, baseRef, between }: FlowPictureProps) {
  const { m } = useWords();
  const [shown, setShown] = useState<Shown>('model');
  const [grid, setGrid] = useState(true);
  const [points, setPoints] = useState(false);
  const map = run.snapshot?.picture.kind === 'flow-map' ? run.snapshot.picture : undefined;
  const highest = useMemo(() => (map ? Math.max(...map.data) : 1), [map]);

  const drawData = useCallback(
    (frame: Frame) => {
      if (!map) return;
      const plane = fitPlane(map.bounds, frame.width, frame.height);
      drawDensity(frame, plane, { ...map, values: map[shown], highest });
      if (points) drawDots(frame, plane, map.points, frame.ink.ink, 1.2, 0.6);
      if (!grid) return;
      frame.context.strokeStyle = frame.ink.model;
      frame.context.lineWidth = 1;
      frame.context.globalAlpha = 0.75;
      drawLines(frame, plane, map.grid, map.lines, map.pointsPerLine);
      frame.context.globalAlpha = 1;
    },
    [map, highest, shown, grid, points],
  );
  const drawBase = useCallback(
    (frame: Frame) => {
      if (!map) return;
      const plane = fitPlane({ x: [-3.5, 3.5], y: [-3.5, 3.5] }, frame.width, frame.height);
      drawAxes(frame, plane);
      drawCircles(frame, plane);
      drawDots(frame, plane, map.codes, turnColours(map, frame.dark), 1.7, 0.85);
    },
    [map],
  );

  const step = formatCount(run.snapshot?.step ?? 0);
  const names: Record<Shown, string> = { model: m.densityModel, data: m.densityData };
  return (
    <div className={classes.picture}>
      <div className={small ? classes.smallPair : classes.pair}>
        <figure className={classes.pane}>
          <figcaption>{m.dataSpace}</figcaption>
          <div className={classes.stage}>
            <Canvas
              label={m.describeFlowData({ what: names[shown], step })}
              draw={drawData}
              className={classes.wide}
              canvasRef={dataRef}
            />
            {!map && <p className={classes.waiting}>{waitingWords(run, m)}</p>}
          </div>
        </figure>
        <figure className={classes.pane}>
          <figcaption>{m.baseSpace}</figcaption>
          <Canvas
            label={m.describeFlowBase({ n: formatCount((map?.codes.length ?? 0) / 2), step })}
            draw={drawBase}
            className={classes.wide}
            canvasRef={baseRef}
          />
        </figure>
      </div>
      {between}
      {!small && (
        <>
          <div className={classes.row}>
            <span className={classes.inline}>
              {m.density}
              <SegmentedControl
                size="xs"
                aria-label={m.density}
                value={shown}
                onChange={(value) => setShown(value as Shown)}
                data={Object.entries(names).map(([value, name]) => ({ value, label: name }))}
              />
            </span>
            <Checkbox
              size="xs"
              label={m.bentGrid}
              checked={grid}
              onChange={(event) => setGrid(event.currentTarget.checked)}
            />
            <Checkbox
              size="xs"
              label={m.dataPoints}
              checked={points}
              onChange={(event) => setPoints(event.currentTarget.checked)}
            />
          </div>
          <ul className={classes.legend}>
            <li>
              <i className={classes.line} /> {m.bentGrid}
            </li>
            <li>
              <i className={classes.ramp} /> {m.codes}: {m.byAngle}
            </li>
            <li>
              <i className={classes.dashedRing} /> {m.normalBase}
            </li>
          </ul>
        </>
      )}
    </div>
  );
}

/** The normal base at one and two deviations. */
function drawCircles({ context, ink }: Frame, plane: Plane): void {
  context.strokeStyle = ink.muted;
  context.setLineDash([4, 4]);
  for (const radius of [1, 2]) {
    context.beginPath();
    context.arc(plane.x(0), plane.y(0), radius * plane.scale, 0, 7);
    context.stroke();
  }
  context.setLineDash([]);
}

/** A code in the colour of its point's angle around the data's middle: neighbours look alike. */
function turnColours({ points }: FlowMap, dark: boolean): (index: number) => string {
  return (i) => {
    const angle = Math.atan2(points[2 * i + 1] ?? 0, points[2 * i] ?? 0);
    return speedColour(Math.abs(angle) / Math.PI, dark);
  };
}
