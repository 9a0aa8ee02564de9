import { SegmentedControl } from '@mantine/core';
import { useCallback, useState, type ReactNode, type RefObject } from 'react';

import { Canvas, type Frame } from './canvas.tsx';
import { drawBend, type BaseKind } from './draw-bend.ts';
import { waitingWords, type RunState } from './run-state.ts';
import { formatCount } from './scale.ts';
import { useWords } from './words.tsx';
import classes from './picture.module.css';

interface BendPictureProps {
  run: RunState;
  /** The small instrument shows the picture alone. */
  small?: boolean;
  canvasRef: RefObject<HTMLCanvasElement>;
  /** What stands between the picture and its options: on a phone, the transport. */
  between?: ReactNode;
}

/** How a distribution function bends the data into its base. */
export function BendPicture({ run, small, canvasRef, between }: BendPictureProps) {
  const { m } = useWords();
  const [base, setBase] = useState<BaseKind>('uniform');
  const bend = run.snapshot?.picture.kind === 'bend' ? run.snapshot.picture : undefined;
  const draw = useCallback(
    (frame: Frame) => {
      if (bend) drawBend(frame, bend, base);
    },
    [bend, base],
  );
  const names: Record<BaseKind, string> = { uniform: m.baseUniform, normal: m.baseNormal };
  const label = m.describeBend({
    n: formatCount(bend?.codes.length ?? 0),
    base: names[base],
    step: formatCount(run.snapshot?.step ?? 0),
  });
  return (
    <div className={classes.picture}>
      <div className={classes.stage}>
        <Canvas label={label} draw={draw} className={classes.wide} canvasRef={canvasRef} />
        {!bend && <p className={classes.waiting}>{waitingWords(run, m)}</p>}
      </div>
      {between}
      {!small && (
        <>
          <div className={classes.row}>
            <span className={classes.inline}>
              {m.base}
              <SegmentedControl
                size="xs"
                aria-label={m.base}
                value={base}
                onChange={(value) => setBase(value as BaseKind)}
                data={Object.entries(names).map(([value, name]) => ({ value, label: name }))}
              />
            </span>
          </div>
          <ul className={classes.legend}>
            <li>
              <i className={classes.line} data-series="second" /> {m.curve}
            </li>
            <li>
              <i className={classes.block} /> {m.dataDensity}
            </li>
            <li>
              <i className={classes.line} /> {m.modelDensity}
            </li>
            <li>
              <i className={classes.block} data-series="model" /> {m.codes}
            </li>
          </ul>
        </>
      )}
    </div>
  );
}
