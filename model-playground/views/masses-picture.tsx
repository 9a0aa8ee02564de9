import { Checkbox } from '@mantine/core';
import { useCallback, useState, type ReactNode, type RefObject } from 'react';

import { Canvas, type Frame } from './canvas.tsx';
import { drawMasses } from './draw-masses.ts';
import { waitingWords, type RunState } from './run-state.ts';
import { formatCount, formatNumber } from './scale.ts';
import { useWords } from './words.tsx';
import classes from './picture.module.css';

interface MassesPictureProps {
  run: RunState;
  /** The small instrument shows the picture alone. */
  small?: boolean;
  canvasRef: RefObject<HTMLCanvasElement>;
  /** What stands between the picture and its options: on a phone, the transport. */
  between?: ReactNode;
}

/** The model's distribution over the data's. */
export function MassesPicture({ run, small, canvasRef, between }: MassesPictureProps) {
  const { m } = useWords();
  const [training, setTraining] = useState(true);
  const [parts, setParts] = useState(true);
  const [density, setDensity] = useState(true);
  const masses = run.snapshot?.picture.kind === 'masses' ? run.snapshot.picture : undefined;

  const draw = useCallback(
    (frame: Frame) => {
      if (masses) drawMasses(frame, masses, { training: training && !small, parts, density });
    },
    [masses, training, parts, density, small],
  );

  const likeliest = masses ? masses.model.indexOf(Math.max(...masses.model)) : 0;
  const label = m.describeMasses({
    values: formatCount(masses?.data.length ?? 0),
    step: formatCount(run.snapshot?.step ?? 0),
    most: String(likeliest),
    mass: formatNumber(masses?.model[likeliest] ?? Number.NaN, 3),
  });
  const hasParts = masses !== undefined && masses.parts.length > 0;
  const hasTraining = masses !== undefined && masses.training.length > 0;
  const hasDensity = masses?.density !== undefined;
  return (
    <div className={classes.picture}>
      <div className={classes.stage}>
        <Canvas label={label} draw={draw} className={classes.wide} canvasRef={canvasRef} />
        {!masses && <p className={classes.waiting}>{waitingWords(run, m)}</p>}
      </div>
      {between}
      {!small && (
        <>
          {(hasTraining || hasParts || hasDensity) && (
            <div className={classes.row}>
              {hasTraining && (
                <Checkbox
                  size="xs"
                  label={m.trainingSet}
                  checked={training}
                  onChange={(event) => setTraining(event.currentTarget.checked)}
                />
              )}
              {hasDensity && (
                <Checkbox
                  size="xs"
                  label={m.flowDensity}
                  checked={density}
                  onChange={(event) => setDensity(event.currentTarget.checked)}
                />
              )}
              {hasParts && (
                <Checkbox
                  size="xs"
                  label={m.components}
                  checked={parts}
                  onChange={(event) => setParts(event.currentTarget.checked)}
                />
              )}
            </div>
          )}
          <ul className={classes.legend}>
            <li>
              <i className={classes.block} /> {m.population}
            </li>
            <li>
              <i className={classes.line} /> {hasDensity ? m.cellMass : m.model}
            </li>
            {hasDensity && density && (
              <li>
                <i className={classes.line} data-series="second" /> {m.flowDensity}
              </li>
            )}
            {hasParts && parts && (
              <li>
                <i className={classes.line} data-series="second" /> {m.components}
              </li>
            )}
            {hasTraining && training && (
              <li>
                <i className={classes.dot} data-series="third" /> {m.trainingSet}
              </li>
            )}
          </ul>
        </>
      )}
    </div>
  );
}
