import { SegmentedControl } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { useCallback, useState, type ReactNode, type RefObject } from 'react';

import { contenders } from '../catalog/contenders.ts';
import type { SideBySide } from '../worker/protocol.ts';
import { Canvas, type Frame } from './canvas.tsx';
import { drawDataPanels, drawDensityPanels, drawSamplePanels } from './draw-side-by-side.ts';
import { waitingWords, type RunState } from './run-state.ts';
import { formatCount, formatNumber } from './scale.ts';
import { TimeRow } from './time-row.tsx';
import { useLoop } from './use-loop.ts';
import { useWords } from './words.tsx';
import classes from './picture.module.css';

type Shown = 'samples' | 'density';

interface SideBySidePictureProps {
  run: RunState;
  /** The small instrument shows the samples and the figures. */
  small?: boolean;
  canvasRef: RefObject<HTMLCanvasElement>;
  /** What stands between the picture and its options: on a phone, the transport. */
  between?: ReactNode;
}

/** What each family has made of the same points, and what it cost. */
export function SideBySidePicture({ run, small, canvasRef, between }: SideBySidePictureProps) {
  const { m } = useWords();
  const still = useReducedMotion();
  const [shown, setShown] = useState<Shown>('samples');
  const [looping, setLooping] = useState(!still);
  const sampled = run.samples !== undefined;
  const [progress, setProgress] = useLoop(looping && sampled);
  const t = 1 - progress;
  const map = run.snapshot?.picture.kind === 'side-by-side' ? run.snapshot.picture : undefined;

  const beneath = useCallback(
    (frame: Frame) => {
      if (shown === 'samples' && run.ready && sampled) drawDataPanels(frame, run.ready);
    },
    [run.ready, sampled, shown],
  );
  const draw = useCallback(
    (frame: Frame) => {
      const words = { names: m.contenders, data: m.dataItself, noDensity: m.noDensity };
      if (shown === 'density') return map && drawDensityPanels(frame, map, words);
      if (run.ready && run.samples) {
        drawSamplePanels(frame, run.ready.bounds, run.samples, { t, words });
      }
    },
    [run.ready, run.samples, map, shown, t, m],
  );

  const description = m.describePanels({
    what: m.panelsOf[shown],
    n: formatCount((run.samples?.count ?? 0) / contenders.length),
    t: formatNumber(t, 2),
    step: formatCount(run.snapshot?.step ?? 0),
  });
  return (
    <div className={classes.picture}>
      <div className={classes.stage}>
        <Canvas
          label={description}
          beneath={beneath}
          draw={draw}
          className={classes.panels}
          canvasRef={canvasRef}
        />
        {!run.ready && <p className={classes.waiting}>{waitingWords(run, m)}</p>}
      </div>
      {shown === 'samples' && (
        <TimeRow
          looping={looping}
          onLooping={setLooping}
          progress={progress}
          onProgress={setProgress}
        />
      )}
      {between}
      {!small && (
        <div className={classes.row}>
          <span className={classes.inline}>
            {m.panels}
            <SegmentedControl
              size="xs"
              aria-label={m.panels}
              value={shown}
              onChange={(value) => setShown(value as Shown)}
              data={Object.entries(m.panelsOf).map(([value, label]) => ({ value, label }))}
            />
          </span>
        </div>
      )}
      <Figures map={map} />
    </div>
  );
}

/** The families' figures, each beside what no model passes. */
function Figures({ map }: { map: SideBySide | undefined }) {
  const { m } = useWords();
  const at = (values: Float32Array | undefined, k: number, digits: number): string =>
    formatNumber(values?.[k] ?? NaN, digits);
  const gap = (k: number): string => {
    const found = at(map?.gaps, k, 3);
    if (contenders[k] === 'gan') return m.none;
    // The VAE is judged by a bound, and is at most so far off.
    return contenders[k] === 'vae' && map?.gaps.length ? m.atMost(found) : found;
  };
  return (
    <table className={classes.comparison}>
      <caption>{m.sideBySide}</caption>
      <thead>
        <tr>
          <th scope="col">{m.family}</th>
          <th scope="col">{m.aboveEntropy}</th>
          <th scope="col">{m.distanceToData}</th>
          <th scope="col">{m.trainingSeconds}</th>
          <th scope="col">{m.samplingMilliseconds}</th>
        </tr>
      </thead>
      <tbody>
        {contenders.map((name, k) => (
          <tr key={name}>
            <th scope="row">{m.contenders[name]}</th>
            <td>{gap(k)}</td>
            <td>{at(map?.distances, k, 3)}</td>
            <td>{at(map?.seconds, k, 1)}</td>
            <td>{at(map?.milliseconds, k, 1)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{m.freshPoints}</th>
          <td>{map ? formatNumber(0, 0) : '–'}</td>
          <td>{formatNumber(map?.least ?? NaN, 3)}</td>
          <td />
          <td />
        </tr>
      </tbody>
    </table>
  );
}
