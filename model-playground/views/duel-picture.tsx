import { useCallback, type ReactNode, type RefObject } from 'react';

import type { Duel } from '../worker/protocol.ts';
import { Canvas, type Frame } from './canvas.tsx';
import { drawDuel } from './draw-duel.ts';
import { waitingWords, type RunState } from './run-state.ts';
import { formatCount, formatNumber } from './scale.ts';
import { useWords } from './words.tsx';
import classes from './picture.module.css';

interface DuelPictureProps {
  run: RunState;
  /** The small instrument shows the picture alone. */
  small?: boolean;
  canvasRef: RefObject<HTMLCanvasElement>;
  /** What stands between the picture and its options: on a phone, the transport. */
  between?: ReactNode;
}

/** A GAN on the line: both densities, the discriminator, and the one that it should be. */
export function DuelPicture({ run, small, canvasRef, between }: DuelPictureProps) {
  const { m } = useWords();
  const duel = run.snapshot?.picture.kind === 'duel' ? run.snapshot.picture : undefined;
  const draw = useCallback(
    (frame: Frame) => {
      if (duel) drawDuel(frame, duel);
    },
    [duel],
  );
  const label = m.describeDuel({
    step: formatCount(run.snapshot?.step ?? 0),
    apart: formatNumber(duel ? apart(duel) : Number.NaN, 2),
    lag: formatNumber(duel ? lag(duel) : Number.NaN, 2),
  });
  return (
    <div className={classes.picture}>
      <div className={classes.stage}>
        <Canvas label={label} draw={draw} className={classes.wide} canvasRef={canvasRef} />
        {!duel && <p className={classes.waiting}>{waitingWords(run, m)}</p>}
      </div>
      {between}
      {!small && (
        <ul className={classes.legend}>
          <li>
            <i className={classes.line} data-series="second" /> {m.discriminator}
          </li>
          <li>
            <i className={classes.dashedLine} /> {m.bestDiscriminator}
          </li>
          <li>
            <i className={classes.block} /> {m.dataAlone}
          </li>
          <li>
            <i className={classes.line} /> {m.model}
          </li>
        </ul>
      )}
    </div>
  );
}

/** Half of ∫ |p_data − p_model|: 0 when they agree, 1 when they share nothing. */
function apart({ x, data, model }: Duel): number {
  const width = (x[1] ?? 1) - (x[0] ?? 0);
  return data.reduce((sum, p, i) => sum + 0.5 * width * Math.abs(p - (model[i] ?? 0)), 0);
}

/** |D − D*| averaged over data and samples alike. */
function lag({ x, data, model, discriminator, best }: Duel): number {
  const width = (x[1] ?? 1) - (x[0] ?? 0);
  return discriminator.reduce((sum, d, i) => {
    const weight = 0.5 * width * ((data[i] ?? 0) + (model[i] ?? 0));
    return sum + weight * Math.abs(d - (best[i] ?? 0));
  }, 0);
}
