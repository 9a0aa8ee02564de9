import { SegmentedControl } from '@mantine/core';
import { useCallback, useState, type ReactNode, type RefObject } from 'react';

import { betas } from '../catalog/betas.ts';
import { Canvas, type Frame } from './canvas.tsx';
import { drawRateDistortion } from './draw-rate-distortion.ts';
import { drawDots } from './draw.ts';
import { fitPlane } from './plane.ts';
import { waitingWords, type RunState } from './run-state.ts';
import { formatCount, formatNumber } from './scale.ts';
import { useWords } from './words.tsx';
import classes from './picture.module.css';

interface RateDistortionPictureProps {
  run: RunState;
  /** The small instrument shows the panes alone. */
  small?: boolean;
  curveRef: RefObject<HTMLCanvasElement>;
  dataRef: RefObject<HTMLCanvasElement>;
  /** What stands between the picture and its options: on a phone, the transport. */
  between?: ReactNode;
}

const inOrder = [...betas].sort((a, b) => a - b);

/** What each β pays for latents and for points, over the line below which nobody comes. */
export function RateDistortionPicture(props: RateDistortionPictureProps) {
  const { run, small, curveRef, dataRef, between } = props;
  const { m } = useWords();
  const [chosen, setChosen] = useState<number>(1);
  const { snapshot, samples, ready } = run;
  const picture = snapshot?.picture.kind === 'rate-distortion' ? snapshot.picture : undefined;
  const which = betas.findIndex((beta) => beta === chosen);

  const drawCurve = useCallback(
    (frame: Frame) => {
      if (!picture) return;
      const words = { rate: m.rateAxis, distortion: m.distortionAxis, line: m.entropyLine };
      drawRateDistortion(frame, picture, { chosen: which, words });
    },
    [picture, which, m],
  );
  const drawSamples = useCallback(
    (frame: Frame) => {
      if (!ready || ready.dimensions !== 2) return;
      const plane = fitPlane(ready.bounds, frame.width, frame.height);
      drawDots(frame, plane, ready.data, frame.ink.data, 1.4, 0.4);
      if (!samples || samples.trajectory.length % (4 * betas.length) !== 0) return;
      const noisy = samples.trajectory.subarray(samples.trajectory.length / 2);
      const each = noisy.length / betas.length;
      drawDots(frame, plane, noisy.subarray(which * each, (which + 1) * each), frame.ink.model, 2);
    },
    [ready, samples, which],
  );

  const step = formatCount(snapshot?.step ?? 0);
  const figuresOf = (k: number) => {
    const [rate = NaN, distortion = NaN] = [picture?.rates[k], picture?.distortions[k]];
    const above = rate + distortion - (picture?.entropy ?? NaN);
    return [rate, distortion, above].map((value) => formatNumber(value, 2));
  };
  const told = inOrder
    .map((beta) => {
      const [rate, distortion] = figuresOf(betas.findIndex((each) => each === beta));
      return `β = ${beta}: ${rate}, ${distortion}`;
    })
    .join('; ');
  return (
    <div className={classes.picture}>
      <div className={small ? classes.smallPair : classes.pair}>
        <figure className={classes.pane}>
          <figcaption>{m.rateAndDistortion}</figcaption>
          <div className={classes.stage}>
            <Canvas
              label={m.describeRateDistortion({ step, told })}
              draw={drawCurve}
              className={classes.wide}
              canvasRef={curveRef}
            />
            {!picture && <p className={classes.waiting}>{waitingWords(run, m)}</p>}
          </div>
        </figure>
        <figure className={classes.pane}>
          <figcaption>{m.samplesOfBeta(String(chosen))}</figcaption>
          <Canvas
            label={m.describeSamplesOfBeta({ beta: String(chosen), step })}
            draw={drawSamples}
            className={classes.wide}
            canvasRef={dataRef}
          />
        </figure>
      </div>
      {between}
      {!small && (
        <>
          <div className={classes.row}>
            <SegmentedControl
              size="xs"
              aria-label={m.whichBeta}
              value={String(chosen)}
              onChange={(value) => setChosen(Number(value))}
              data={inOrder.map((beta) => ({ value: String(beta), label: `β = ${beta}` }))}
            />
          </div>
          <ul className={classes.legend}>
            <li>
              <i className={classes.dashedLine} /> {m.entropyLine}
            </li>
            <li>
              <i className={classes.dottedLine} /> {m.linearFrontier}
            </li>
            <li>
              <i className={classes.dot} /> {m.pointOfBeta}
            </li>
          </ul>
          <table className={classes.figures}>
            <thead>
              <tr>
                <th scope="col">β</th>
                <th scope="col">{m.rateAxis}</th>
                <th scope="col">{m.distortionAxis}</th>
                <th scope="col">{m.aboveLine}</th>
              </tr>
            </thead>
            <tbody>
              {inOrder.map((beta) => (
                <tr key={beta}>
                  <th scope="row">{beta}</th>
                  {figuresOf(betas.findIndex((each) => each === beta)).map((figure, i) => (
                    <td key={i}>{figure}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </div>
  );
}
