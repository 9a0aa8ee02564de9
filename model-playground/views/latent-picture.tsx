import { Checkbox, SegmentedControl } from '@mantine/core';
import { useCallback, useMemo, useState, type ReactNode, type RefObject } from 'react';

import { Canvas, type Frame } from './canvas.tsx';
import { drawCrosses, drawDots, drawLines } from './draw.ts';
import { drawLatent, latentReach } from './draw-latent.ts';
import { speedColour } from './draw-field.ts';
import { LatentCosts } from './latent-costs.tsx';
import { fitPlane } from './plane.ts';
import { waitingWords, type RunState } from './run-state.ts';
import { formatCount, formatNumber } from './scale.ts';
import { useWords } from './words.tsx';
import classes from './picture.module.css';

type Layer = 'samples' | 'means' | 'reconstructions';

interface LatentPictureProps {
  run: RunState;
  /** The small instrument shows the panes alone. */
  small?: boolean;
  dataRef: RefObject<HTMLCanvasElement>;
  latentRef: RefObject<HTMLCanvasElement>;
  /** What stands between the picture and its options: on a phone, the transport. */
  between?: ReactNode;
}

/** Data space beside latent space, and what each latent variable costs. */
export function LatentPicture({ run, small, dataRef, latentRef, between }: LatentPictureProps) {
  const { m } = useWords();
  const [layer, setLayer] = useState<Layer>('samples');
  const [showGrid, setShowGrid] = useState(true);
  const map = run.snapshot?.picture.kind === 'latent-map' ? run.snapshot.picture : undefined;
  const rank = useMemo(() => (map ? rankAlongWidest(map.points) : undefined), [map]);
  const bounds = run.ready?.bounds;

  const drawData = useCallback(
    (frame: Frame) => {
      if (!bounds) return;
      const plane = fitPlane(bounds, frame.width, frame.height);
      if (!map || !rank) {
        if (run.ready) drawDots(frame, plane, run.ready.data, frame.ink.data, 1.4, 0.5);
        return;
      }
      const colour = (i: number) => speedColour(rank[i] ?? 0, frame.dark);
      drawDots(frame, plane, map.points, colour, 1.9, 0.8);
      if (showGrid) {
        frame.context.strokeStyle = frame.ink.ink;
        frame.context.lineWidth = 1;
        frame.context.globalAlpha = 0.55;
        drawLines(frame, plane, map.grid, map.lines, map.pointsPerLine);
        frame.context.globalAlpha = 1;
      }
      if (layer === 'samples') drawDots(frame, plane, map.priorSamples, frame.ink.model, 1.7, 0.8);
      if (layer === 'means') drawDots(frame, plane, map.priorMeans, frame.ink.model, 1.7, 0.8);
      if (layer === 'reconstructions') {
        drawCrosses(frame, plane, map.reconstructions, frame.ink.second, 2.4);
      }
    },
    [bounds, map, rank, run.ready, layer, showGrid],
  );

  const drawLatents = useCallback(
    (frame: Frame) => {
      if (!map || !rank) return;
      const reach = latentReach(map);
      const plane = fitPlane({ x: [-reach, reach], y: [-reach, reach] }, frame.width, frame.height);
      const rows = Float32Array.from(rank, (value) => 2 * value - 1);
      drawLatent(frame, plane, map, (i) => speedColour(rank[i] ?? 0, frame.dark), rows);
    },
    [map, rank],
  );

  const step = formatCount(run.snapshot?.step ?? 0);
  const n = formatCount((map?.points.length ?? 0) / 2);
  const kl = [...(map?.klPerDimension ?? [])].map((value) => formatNumber(value, 2)).join(', ');
  const layerNames: Record<Layer, string> = {
    samples: m.withNoise,
    means: m.withoutNoise,
    reconstructions: m.reconstructions,
  };

  return (
    <div className={classes.picture}>
      <div className={small ? classes.smallPair : classes.pair}>
        <figure className={classes.pane}>
          <figcaption>{m.dataSpace}</figcaption>
          <div className={classes.stage}>
            <Canvas
              label={m.describeDataSpace({ n, what: layerNames[layer], step })}
              draw={drawData}
              className={classes.wide}
              canvasRef={dataRef}
            />
            {!run.ready && <p className={classes.waiting}>{waitingWords(run, m)}</p>}
          </div>
        </figure>
        <figure className={classes.pane}>
          <figcaption>{m.latentSpace}</figcaption>
          <Canvas
            label={m.describeLatent({ n, kl: kl || '–', step })}
            draw={drawLatents}
            className={classes.wide}
            canvasRef={latentRef}
          />
        </figure>
      </div>
      {between}
      {!small && (
        <>
          <div className={classes.row}>
            <SegmentedControl
              size="xs"
              aria-label={m.show}
              value={layer}
              onChange={(value) => setLayer(value as Layer)}
              data={Object.entries(layerNames).map(([value, label]) => ({ value, label }))}
            />
            <Checkbox
              size="xs"
              label={m.grid}
              checked={showGrid}
              onChange={(event) => setShowGrid(event.currentTarget.checked)}
            />
          </div>
          <LatentLegend layer={layer} layerName={layerNames[layer]} />
        </>
      )}
      <LatentCosts kl={map?.klPerDimension} />
    </div>
  );
}

function LatentLegend({ layer, layerName }: { layer: Layer; layerName: string }) {
  const { m } = useWords();
  return (
    <ul className={classes.legend}>
      <li>
        <i className={classes.ramp} /> {m.data}: {m.sameColour}
      </li>
      <li>
        <i className={layer === 'reconstructions' ? classes.cross : classes.dot} /> {layerName}
      </li>
      <li>
        <i className={classes.ring} /> {m.posterior}
      </li>
      <li>
        <i className={classes.dashedRing} /> {m.prior}
      </li>
    </ul>
  );
}

/** Each point's rank, 0 to 1, along the direction in which the points spread most. */
function rankAlongWidest(points: Float32Array): Float32Array {
  const count = points.length / 2;
  let meanX = 0;
  let meanY = 0;
  for (let i = 0; i < count; i++) {
    meanX += (points[2 * i] ?? 0) / count;
    meanY += (points[2 * i + 1] ?? 0) / count;
  }
  let xx = 0;
  let xy = 0;
  let yy = 0;
  for (let i = 0; i < count; i++) {
    const x = (points[2 * i] ?? 0) - meanX;
    const y = (points[2 * i + 1] ?? 0) - meanY;
    xx += x * x;
    xy += x * y;
    yy += y * y;
  }
  // The first eigenvector of a symmetric 2 × 2 matrix stands at this angle.
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  const along = Array.from({ length: count }, (_, i) => i).sort((a, b) => at(a) - at(b));
  const rank = new Float32Array(count);
  along.forEach((index, place) => (rank[index] = count > 1 ? place / (count - 1) : 0));
  return rank;

  function at(i: number): number {
    return (points[2 * i] ?? 0) * Math.cos(angle) + (points[2 * i + 1] ?? 0) * Math.sin(angle);
  }
}
