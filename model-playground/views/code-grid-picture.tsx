import { Button } from '@mantine/core';
import {
  useCallback,
  useEffect,
  useMemo,
  useState,
  type PointerEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import type { CodeGrid } from '../worker/protocol.ts';
import { Canvas, type Frame } from './canvas.tsx';
import { drawCodedImage, drawUsage, placeAt, type CodedImage } from './draw-code-grid.ts';
import { drawImageGrid } from './draw-images.ts';
import { Range } from './range.tsx';
import { waitingWords, type RunState } from './run-state.ts';
import { formatCount, formatNumber } from './scale.ts';
import { useWords } from './words.tsx';
import classes from './picture.module.css';

interface CodeGridPictureProps {
  run: RunState;
  /** The small instrument shows the panes alone. */
  small?: boolean;
  codedRef: RefObject<HTMLCanvasElement>;
  drawnRef: RefObject<HTMLCanvasElement>;
  /** Asks what is decoded from codes; the answer is `run.decoded`. */
  onDecode: (codes: readonly number[]) => void;
  /** What stands between the picture and its options: on a phone, the transport. */
  between?: ReactNode;
}

/** An image, its place and the codes that the reader has put there instead of the encoder's. */
interface Choice {
  image: number;
  place: number;
  instead: ReadonlyMap<number, number>;
}

const untouched: ReadonlyMap<number, number> = new Map();

/** Images as grids of codes that a reader may change, and what codes decode to that nobody encoded. */
export function CodeGridPicture(props: CodeGridPictureProps) {
  const { run, small, codedRef, drawnRef, onDecode, between } = props;
  const { m } = useWords();
  const [wished, setChoice] = useState<Choice>({ image: 0, place: 0, instead: untouched });
  const picture = run.snapshot?.picture.kind === 'code-grid' ? run.snapshot.picture : undefined;
  const places = picture ? picture.grid ** 2 : 1;
  const choice = { ...wished, place: Math.min(wished.place, places - 1) };
  const { image, place, instead } = choice;
  const chosen = useMemo(() => (picture ? codesOf(picture, image) : []), [picture, image]);
  const codes = useMemo(() => chosen.map((code, at) => instead.get(at) ?? code), [chosen, instead]);

  // Asked anew with every picture: the codes are the same, what the decoder makes of them is not.
  useEffect(() => {
    if (instead.size > 0) onDecode(codes);
  }, [codes, instead, onDecode]);

  const { decoded } = run;
  const coded = useMemo((): CodedImage | undefined => {
    if (!picture) return undefined;
    const [original, back] = [picture.originals, picture.reconstructions].map((images) =>
      images.subarray(image * picture.side ** 2, (image + 1) * picture.side ** 2),
    ) as [Float32Array, Float32Array];
    const answered = instead.size > 0 && decoded?.expected.length === back.length;
    return { original, decoded: answered ? decoded.expected : back, codes, place };
  }, [picture, image, instead, decoded, codes, place]);

  const draw = useCallback(
    (frame: Frame) => {
      if (picture && coded) drawCodedImage(frame, picture, coded);
    },
    [picture, coded],
  );
  const point = (event: PointerEvent) => {
    const box = codedRef.current?.getBoundingClientRect();
    if (!box || !picture) return;
    const found = placeAt(box, picture.grid, [event.clientX - box.left, event.clientY - box.top]);
    if (found !== undefined) setChoice({ ...choice, place: found });
  };
  const step = formatCount(run.snapshot?.step ?? 0);
  const apart = formatCount(coded ? pixelsApart(coded) : 0);
  return (
    <div className={classes.picture}>
      <div className={small ? classes.smallPair : classes.pair}>
        <figure className={classes.pane}>
          <figcaption>{m.imageCodesDecoded}</figcaption>
          <div className={classes.stage} onPointerDown={point}>
            <Canvas
              label={m.describeCodedImage({
                ...{ image: formatCount(image + 1), codes: codes.join(', ') || '–' },
                ...{ place: formatCount(place + 1), apart, step },
              })}
              draw={draw}
              className={classes.three}
              canvasRef={codedRef}
            />
            {!picture && <p className={classes.waiting}>{waitingWords(run, m)}</p>}
          </div>
          {!small && (
            <>
              <Dial
                name={m.imageNumber}
                count={(picture?.codes.length ?? places) / places}
                value={image}
                onValue={(next) => setChoice({ ...choice, image: next, instead: untouched })}
              />
              <Dial
                name={m.placeNumber}
                count={places}
                value={place}
                onValue={(next) => setChoice({ ...choice, place: next })}
              />
              <Dial
                name={m.codeNumber}
                first={0}
                count={picture?.usage.length ?? 1}
                value={codes[place] ?? 0}
                onValue={(next) =>
                  setChoice({ ...choice, instead: new Map([...instead, [place, next]]) })
                }
              />
              <div className={classes.row}>
                <span>
                  {m.aboutPlace({
                    place: formatCount(place + 1),
                    code: String(codes[place] ?? '–'),
                    chosen: String(chosen[place] ?? '–'),
                    apart,
                  })}
                </span>
                <Button
                  variant="default"
                  size="xs"
                  disabled={instead.size === 0}
                  onClick={() => setChoice({ ...choice, instead: untouched })}
                >
                  {m.encodersCodes}
                </Button>
              </div>
            </>
          )}
        </figure>
        {small ? (
          <Drawn picture={picture} what="drawn" step={step} canvasRef={drawnRef} />
        ) : (
          <div className={classes.smallPair}>
            <Drawn picture={picture} what="drawn" step={step} canvasRef={drawnRef} />
            <Drawn picture={picture} what="independent" step={step} />
          </div>
        )}
      </div>
      {between}
      {!small && <Usage picture={picture} />}
    </div>
  );
}

interface DialProps {
  name: string;
  /** The number of the first of `count` values, as it is told; absent: 1. */
  first?: 0 | 1;
  count: number;
  /** Counted from 0. */
  value: number;
  onValue: (value: number) => void;
}

/** One of so many, by a slider. */
function Dial({ name, first = 1, count, value, onValue }: DialProps) {
  const { m } = useWords();
  const stands = m.whichOf(formatCount(value + first), formatCount(count - 1 + first));
  return (
    <div className={classes.time}>
      <span aria-hidden className={classes.dialName}>
        {name}
      </span>
      <Range
        min={first}
        max={count - 1 + first}
        step={1}
        value={value + first}
        onChange={(event) => onValue(Number(event.currentTarget.value) - first)}
        aria-label={name}
        aria-valuetext={stands}
      />
      <output className={classes.clock}>{stands}</output>
    </div>
  );
}

interface DrawnProps {
  picture: CodeGrid | undefined;
  what: 'drawn' | 'independent';
  step: string;
  canvasRef?: RefObject<HTMLCanvasElement>;
}

/** Images decoded from codes that no image had: of the prior, or each drawn by itself. */
function Drawn({ picture, what, step, canvasRef }: DrawnProps) {
  const { m } = useWords();
  const area = picture ? picture.side ** 2 : 1;
  const count = (picture?.[what].length ?? 0) / area;
  const draw = useCallback(
    (frame: Frame) => {
      if (!picture) return;
      const images = Array.from({ length: count }, (_, i) =>
        picture[what].subarray(i * area, (i + 1) * area),
      );
      drawImageGrid(frame, { side: picture.side, images, from: 0, upTo: area });
    },
    [picture, what, count, area],
  );
  const told = { n: formatCount(count), step };
  const byPrior = what === 'drawn';
  return (
    <figure className={classes.pane}>
      <figcaption>{byPrior ? m.drawnWithPrior : m.drawnIndependent}</figcaption>
      <Canvas
        label={byPrior ? m.describeDrawnWithPrior(told) : m.describeDrawnIndependent(told)}
        draw={draw}
        className={classes.wide}
        canvasRef={canvasRef}
      />
    </figure>
  );
}

function Usage({ picture }: { picture: CodeGrid | undefined }) {
  const { m } = useWords();
  const draw = useCallback((frame: Frame) => picture && drawUsage(frame, picture), [picture]);
  const usage = picture?.usage ?? new Float32Array();
  return (
    <figure className={classes.pane}>
      <figcaption>{m.useOfCodes}</figcaption>
      <Canvas
        label={m.describeUse({
          used: formatCount(usage.filter((share) => share > 0).length),
          codes: formatCount(usage.length),
          most: formatNumber(100 * Math.max(0, ...usage), 1),
        })}
        draw={draw}
        className={classes.strip}
      />
      <ul className={classes.legend}>
        <li>
          <i className={classes.dashedLine} /> {m.evenShare}
        </li>
      </ul>
    </figure>
  );
}

/** The encoder's codes of one of the held-out images. */
function codesOf({ codes, grid }: CodeGrid, image: number): number[] {
  return [...codes.subarray(image * grid ** 2, (image + 1) * grid ** 2)];
}

/** How many pixels come out otherwise, each taken for what it is more likely. */
function pixelsApart({ original, decoded }: CodedImage): number {
  return original.filter((value, i) => value > 0.5 !== (decoded[i] ?? 0) > 0.5).length;
}
