import { useCallback, type ReactNode, type RefObject } from 'react';

import type { DigitGallery } from '../worker/protocol.ts';
import { Canvas, type Frame } from './canvas.tsx';
import { drawImageGrid, drawShares } from './draw-images.ts';
import { waitingWords, type RunState } from './run-state.ts';
import { formatCount, formatNumber } from './scale.ts';
import { useWords } from './words.tsx';
import classes from './picture.module.css';

interface DigitsPictureProps {
  run: RunState;
  /** The small instrument shows the panes alone. */
  small?: boolean;
  samplesRef: RefObject<HTMLCanvasElement>;
  nearestRef: RefObject<HTMLCanvasElement>;
  /** What stands between the picture and its options: on a phone, the transport. */
  between?: ReactNode;
}

/** Digits that a generator draws, their nearest neighbours, and which digits they are. */
export function DigitsPicture({ run, small, samplesRef, nearestRef, between }: DigitsPictureProps) {
  const { m } = useWords();
  const { snapshot, samples } = run;
  const gallery = snapshot?.picture.kind === 'digit-gallery' ? snapshot.picture : undefined;
  const side = gallery?.side ?? 0;
  const step = formatCount(snapshot?.step ?? 0);

  const drawSamples = useCallback(
    (frame: Frame) => {
      if (!samples || side === 0) return;
      const images = imagesOf(samples.trajectory, side);
      drawImageGrid(frame, { side, images, from: 0, upTo: side ** 2 });
    },
    [samples, side],
  );
  const drawNearest = useCallback(
    (frame: Frame) => {
      if (!gallery) return;
      const { side: across, samples: drawn, nearest } = gallery;
      const columns = pairsIn(gallery);
      const images = [drawn, nearest].flatMap((row) => imagesOf(row, across));
      const grid = { side: across, images, columns, from: 0, dataFrom: columns };
      drawImageGrid(frame, { ...grid, upTo: across ** 2 });
    },
    [gallery],
  );
  const drawBars = useCallback(
    (frame: Frame) => gallery && drawShares(frame, gallery.shares, gallery.dataShares),
    [gallery],
  );
  return (
    <div className={classes.picture}>
      <div className={small ? classes.smallPair : classes.pair}>
        <figure className={classes.pane}>
          <figcaption>{m.generatedDigits}</figcaption>
          <div className={classes.stage}>
            <Canvas
              label={m.describeDigits({ n: formatCount(samples?.count ?? 0), step })}
              draw={drawSamples}
              className={classes.wide}
              canvasRef={samplesRef}
            />
            {!gallery && <p className={classes.waiting}>{waitingWords(run, m)}</p>}
          </div>
        </figure>
        <figure className={classes.pane}>
          <figcaption>{m.nearestDigits}</figcaption>
          <Canvas
            label={m.describeNearest({ n: formatCount(pairsIn(gallery)), step })}
            draw={drawNearest}
            className={classes.strip}
            canvasRef={nearestRef}
          />
        </figure>
      </div>
      {between}
      {!small && (
        <figure className={classes.pane}>
          <figcaption>{m.whichDigits}</figcaption>
          <Canvas
            label={m.describeShares({ shares: sharesInWords(gallery) })}
            draw={drawBars}
            className={classes.strip}
          />
          <ul className={classes.legend}>
            <li>
              <i className={classes.block} data-series="model" /> {m.ofSamples}
            </li>
            <li>
              <i className={classes.block} /> {m.ofHeldOut}
            </li>
          </ul>
        </figure>
      )}
    </div>
  );
}

function imagesOf(rows: Float32Array, side: number): Float32Array[] {
  const area = side ** 2;
  return Array.from({ length: rows.length / area }, (_, i) =>
    rows.subarray(i * area, (i + 1) * area),
  );
}

function pairsIn(gallery: DigitGallery | undefined): number {
  return gallery ? gallery.samples.length / gallery.side ** 2 : 0;
}

/** “0: 9.8 %, 1: 11.2 %, …” */
function sharesInWords(gallery: DigitGallery | undefined): string {
  const shares = gallery ? [...gallery.shares] : [];
  return shares.map((share, digit) => `${digit}: ${formatNumber(100 * share, 1)} %`).join(', ');
}
