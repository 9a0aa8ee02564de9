import { Checkbox } from '@mantine/core';
import { useCallback, useState, type ReactNode, type RefObject } from 'react';

import { Canvas, type Frame } from './canvas.tsx';
import { drawCritic } from './draw-critic.ts';
import { fitPlane } from './plane.ts';
import { waitingWords, type RunState } from './run-state.ts';
import { formatCount } from './scale.ts';
import { useWords } from './words.tsx';
import classes from './picture.module.css';

interface CriticPictureProps {
  run: RunState;
  /** The small instrument shows the picture alone. */
  small?: boolean;
  canvasRef: RefObject<HTMLCanvasElement>;
  /** What stands between the picture and its options: on a phone, the transport. */
  between?: ReactNode;
}

/** Adversaries in the plane: what the discriminator or critic says, and where samples are pushed. */
export function CriticPicture({ run, small, canvasRef, between }: CriticPictureProps) {
  const { m } = useWords();
  const [pushes, setPushes] = useState(true);
  const map = run.snapshot?.picture.kind === 'critic-map' ? run.snapshot.picture : undefined;
  const draw = useCallback(
    (frame: Frame) => {
      if (!map) return;
      const plane = fitPlane(map.bounds, frame.width, frame.height);
      drawCritic(frame, plane, map, { pushes });
    },
    [map, pushes],
  );
  const hit = map ? map.shares.filter((share) => share >= map.least).length : 0;
  const label = m.describeCritic({
    step: formatCount(run.snapshot?.step ?? 0),
    n: formatCount((map?.samples.length ?? 0) / 2),
    modes: m.modesHit({ hit: String(hit), modes: String(map?.shares.length ?? 0) }),
  });
  return (
    <div className={classes.picture}>
      <div className={classes.stage}>
        <Canvas label={label} draw={draw} className={classes.square} canvasRef={canvasRef} />
        {!map && <p className={classes.waiting}>{waitingWords(run, m)}</p>}
      </div>
      {between}
      {!small && (
        <>
          <div className={classes.row}>
            <Checkbox
              size="xs"
              label={m.pushes}
              checked={pushes}
              onChange={(event) => setPushes(event.currentTarget.checked)}
            />
            {map && (
              <span>{m.modesHit({ hit: String(hit), modes: String(map.shares.length) })}</span>
            )}
          </div>
          <ul className={classes.legend}>
            <li>
              <i className={classes.dot} /> {m.samples}
            </li>
            <li>
              <i className={classes.smallDot} /> {m.data}
            </li>
            <li>
              <i className={classes.ramp} /> {m.shownAs[map?.scale ?? 'probability']}
            </li>
          </ul>
        </>
      )}
    </div>
  );
}
