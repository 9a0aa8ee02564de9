import { Button } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { useCallback, useState, type ReactNode, type RefObject } from 'react';

import { racers } from '../catalog/racers.ts';
import type { Race } from '../worker/protocol.ts';
import { Canvas, type Frame } from './canvas.tsx';
import { drawRaceCurves, drawRacers, drawUnderRacers, strokes, type Racer } from './draw-race.ts';
import { waitingWords, type RunState } from './run-state.ts';
import { formatCount, formatNumber } from './scale.ts';
import { TimeRow } from './time-row.tsx';
import { useLoop } from './use-loop.ts';
import { useWords } from './words.tsx';
import classes from './picture.module.css';

interface RacePictureProps {
  run: RunState;
  /** The samplers' own controls; absent in the small instrument. */
  samplerControls?: ReactNode;
  onRedraw?: () => void;
  samplesRef: RefObject<HTMLCanvasElement>;
  curvesRef: RefObject<HTMLCanvasElement>;
  /** What stands between the picture and its options: on a phone, the transport. */
  between?: ReactNode;
}

/** Samplers side by side with as many questions to the network each, and how far each lands. */
export function RacePicture(props: RacePictureProps) {
  const { run, samplerControls, onRedraw, samplesRef, curvesRef, between } = props;
  const { m } = useWords();
  const still = useReducedMotion();
  const [looping, setLooping] = useState(!still);
  const sampled = run.samples !== undefined;
  const [progress, setProgress] = useLoop(looping && sampled);
  const t = 1 - progress;
  const race = run.snapshot?.picture.kind === 'race' ? run.snapshot.picture : undefined;
  const steps = run.samples?.options.steps ?? 0;

  const drawData = useCallback(
    (frame: Frame) => {
      if (run.ready && sampled) drawUnderRacers(frame, run.ready);
    },
    [run.ready, sampled],
  );
  const drawSamples = useCallback(
    (frame: Frame) => {
      if (!run.ready || !run.samples) return;
      drawRacers(frame, run.ready.bounds, run.samples, { t, names: m.racers });
    },
    [run.ready, run.samples, t, m],
  );
  const drawCurves = useCallback(
    (frame: Frame) => {
      if (!race) return;
      const words = { budget: m.raceBudget, fresh: m.freshData };
      drawRaceCurves(frame, race, { chosen: steps, words });
    },
    [race, steps, m],
  );

  const distance = (racer: Racer): string => formatNumber(distanceOf(race, racer, steps));
  const least = formatNumber(race?.least ?? NaN);
  const each = formatCount((run.samples?.count ?? 0) / racers.length);
  const distances = racers.map((racer) => `${m.racers[racer]} ${distance(racer)}`).join(', ');
  return (
    <div className={classes.picture}>
      <div className={classes.stage}>
        <Canvas
          label={m.describeRace({ n: each, t: formatNumber(t, 2), steps: formatCount(steps) })}
          beneath={drawData}
          draw={drawSamples}
          className={classes.square}
          canvasRef={samplesRef}
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
            <Button variant="default" size="xs" onClick={onRedraw} disabled={!run.samples}>
              {m.redraw}
            </Button>
          </div>
        </>
      )}
      <figure className={classes.pane}>
        <figcaption>{m.raceDistance}</figcaption>
        <Canvas
          label={m.describeRaceCurves({ steps: formatCount(steps), distances, least })}
          draw={drawCurves}
          className={classes.wide}
          canvasRef={curvesRef}
        />
      </figure>
      <ul className={classes.legend}>
        {racers.map((racer) => (
          <li key={racer}>
            <Stroke name={racer} dash={strokes[racer].dash} /> {m.racers[racer]}{' '}
            <output>{distance(racer)}</output>
          </li>
        ))}
        <li>
          <Stroke name="floor" dash={[5, 4]} /> {m.freshData} <output>{least}</output>
        </li>
      </ul>
    </div>
  );
}

function Stroke({ name, dash }: { name: string; dash: readonly number[] }) {
  return (
    <svg width={26} height={10} aria-hidden className={classes.dashes} data-racer={name}>
      <path d="M1 5H25" strokeDasharray={dash.join(' ')} />
    </svg>
  );
}

/** How far a sampler lands with so many questions; NaN when that was not measured. */
function distanceOf(race: Race | undefined, racer: Racer, steps: number): number {
  const at = race?.budgets.indexOf(steps) ?? -1;
  if (!race || at < 0) return NaN;
  return race.distances[racers.indexOf(racer) * race.budgets.length + at] ?? NaN;
}
