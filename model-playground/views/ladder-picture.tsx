import { useCallback, type ReactNode, type RefObject } from 'react';

import { Canvas, type Frame } from './canvas.tsx';
import { axesOf, drawEllipses, drawLadder } from './draw-ladder.ts';
import { waitingWords, type RunState } from './run-state.ts';
import { formatCount, formatNumber } from './scale.ts';
import { useWords } from './words.tsx';
import classes from './picture.module.css';

interface LadderPictureProps {
  run: RunState;
  /** The small instrument shows the panes alone. */
  small?: boolean;
  boundsRef: RefObject<HTMLCanvasElement>;
  planeRef: RefObject<HTMLCanvasElement>;
  /** What stands between the picture and its options: on a phone, the transport. */
  between?: ReactNode;
}

/** Bounds against the likelihood that they bound, and the distribution that the model has become. */
export function LadderPicture({ run, small, boundsRef, planeRef, between }: LadderPictureProps) {
  const { m } = useWords();
  const ladder = run.snapshot?.picture.kind === 'bound-ladder' ? run.snapshot.picture : undefined;
  const drawBounds = useCallback(
    (frame: Frame) => {
      if (ladder) drawLadder(frame, ladder, m.drawsAxis);
    },
    [ladder, m],
  );
  const drawPlane = useCallback(
    (frame: Frame) => {
      if (ladder) drawEllipses(frame, ladder);
    },
    [ladder],
  );
  const step = formatCount(run.snapshot?.step ?? 0);
  const number = (value = Number.NaN) => formatNumber(value, 2);
  const { long, short } = ladder ? axesOf(ladder.modelSpread) : { long: NaN, short: NaN };
  return (
    <div className={classes.picture}>
      <div className={small ? classes.smallPair : classes.pair}>
        <figure className={classes.pane}>
          <figcaption>{m.boundPane}</figcaption>
          <div className={classes.stage}>
            <Canvas
              label={m.describeBounds({
                step,
                one: number(ladder?.bounds[0]),
                most: number(ladder?.bounds.at(-1)),
                exact: number(ladder?.exact),
              })}
              draw={drawBounds}
              className={classes.wide}
              canvasRef={boundsRef}
            />
            {!ladder && <p className={classes.waiting}>{waitingWords(run, m)}</p>}
          </div>
        </figure>
        <figure className={classes.pane}>
          <figcaption>{m.modelPane}</figcaption>
          <Canvas
            label={m.describeEllipses({ step, long: number(long), short: number(short) })}
            draw={drawPlane}
            className={classes.wide}
            canvasRef={planeRef}
          />
        </figure>
      </div>
      {between}
      {!small && (
        <ul className={classes.legend}>
          <li>
            <i className={classes.line} /> {m.boundLine}, {m.modelEllipse}
          </li>
          <li>
            <i className={classes.dashedLine} /> {m.exactLine}, {m.dataEllipse}
          </li>
          <li>
            <i className={classes.dottedLine} /> {m.bestLine}
          </li>
        </ul>
      )}
    </div>
  );
}
