import { SegmentedControl } from '@mantine/core';
import {
  useCallback,
  useEffect,
  useMemo,
  useState,
  type PointerEvent,
  type ReactNode,
  type RefObject,
} from 'react';

import type { LatentImages } from '../worker/protocol.ts';
import { Canvas, type Frame } from './canvas.tsx';
import {
  drawLarge,
  drawLatentImages,
  drawReturned,
  spotAt,
  type MapLayer,
  type Spot,
} from './draw-latent-images.ts';
import { LatentCosts } from './latent-costs.tsx';
import { Range } from './range.tsx';
import { waitingWords, type RunState } from './run-state.ts';
import { formatCount, formatNumber, subscript } from './scale.ts';
import { useWords } from './words.tsx';
import classes from './picture.module.css';

interface LatentImagesPictureProps {
  run: RunState;
  /** The small instrument shows the panes alone. */
  small?: boolean;
  mapRef: RefObject<HTMLCanvasElement>;
  imageRef: RefObject<HTMLCanvasElement>;
  /** Asks what is decoded at z; the answer is `run.decoded`. */
  onWalk: (z: readonly number[]) => void;
  /** What stands between the picture and its options: on a phone, the transport. */
  between?: ReactNode;
}

/** A latent space to walk in: the map, the image at the place where one stands, and what comes back. */
export function LatentImagesPicture(props: LatentImagesPictureProps) {
  const { run, small, mapRef, imageRef, onWalk, between } = props;
  const { m } = useWords();
  const [layer, setLayer] = useState<MapLayer>('digits');
  const [wished, setSpot] = useState<Spot>([0, 0]);
  const map = run.snapshot?.picture.kind === 'latent-images' ? run.snapshot.picture : undefined;
  const spot = useMemo(() => within(wished, map), [wished, map]);

  // Asked anew with every picture: the place is the same, what the decoder makes of it is not.
  useEffect(() => {
    if (map) onWalk(placeOf(map, spot));
  }, [map, spot, onWalk]);

  const image = run.decoded?.expected;
  const drawMap = useCallback(
    (frame: Frame) => {
      if (map) drawLatentImages(frame, map, { layer, spot });
    },
    [map, layer, spot],
  );
  const drawImage = useCallback(
    (frame: Frame) => {
      if (map && image?.length === map.side ** 2) drawLarge(frame, image, map.side);
    },
    [map, image],
  );
  const walk = (event: PointerEvent) => {
    const box = mapRef.current?.getBoundingClientRect();
    if (!box || !map) return;
    setSpot(spotAt(map, box, [event.clientX - box.left, event.clientY - box.top]));
  };

  const axes = [...(map?.axes ?? [0, 1])];
  const where = axes
    .map((axis, i) => `z${subscript(axis + 1)} = ${formatNumber(spot[i] ?? 0, 2)}`)
    .join(', ');
  const around = map ? digitsAround(map, spot) : '–';
  return (
    <div className={classes.picture}>
      <div className={small ? classes.smallPair : classes.pair}>
        <figure className={classes.pane}>
          <figcaption>{m.latentSpace}</figcaption>
          <div className={classes.stage} onPointerMove={walk} onPointerDown={walk}>
            <Canvas
              label={m.describeLatentImages({
                n: formatCount(map?.labels.length ?? 0),
                what: m.mapLayers[layer],
                where,
                step: formatCount(run.snapshot?.step ?? 0),
              })}
              draw={drawMap}
              className={classes.wide}
              canvasRef={mapRef}
            />
            {!map && <p className={classes.waiting}>{waitingWords(run, m)}</p>}
          </div>
          {axes.map((axis, i) => (
            <AxisRow
              key={i}
              name={`z${subscript(axis + 1)}`}
              reach={map?.reach ?? 3}
              value={spot[i] ?? 0}
              onValue={(value) => setSpot(i === 0 ? [value, spot[1]] : [spot[0], value])}
            />
          ))}
        </figure>
        <figure className={classes.pane}>
          <figcaption>{m.decodedHere}</figcaption>
          <Canvas
            label={m.describeDecoded({ where, around })}
            draw={drawImage}
            className={classes.wide}
            canvasRef={imageRef}
          />
          {!small && <p className={classes.note}>{m.aboutSpot({ where, around })}</p>}
        </figure>
      </div>
      {between}
      {!small && (
        <>
          <div className={classes.row}>
            <SegmentedControl
              size="xs"
              aria-label={m.show}
              value={layer}
              onChange={(value) => setLayer(value as MapLayer)}
              data={Object.entries(m.mapLayers).map(([value, label]) => ({ value, label }))}
            />
          </div>
          <Returned map={map} />
        </>
      )}
      <LatentCosts kl={map?.klPerDimension} />
    </div>
  );
}

interface AxisRowProps {
  name: string;
  reach: number;
  value: number;
  onValue: (value: number) => void;
}

/** One of the walker's coordinates as a slider. */
function AxisRow({ name, reach, value, onValue }: AxisRowProps) {
  const { m } = useWords();
  const stands = formatNumber(value, 2);
  return (
    <div className={classes.time}>
      <i aria-hidden>{name}</i>
      <Range
        min={-reach}
        max={reach}
        step={0.05}
        value={value}
        onChange={(event) => onValue(Number(event.currentTarget.value))}
        aria-label={m.walkAlong(name)}
        aria-valuetext={stands}
      />
      <output className={classes.clock}>{stands}</output>
    </div>
  );
}

function Returned({ map }: { map: LatentImages | undefined }) {
  const { m } = useWords();
  const draw = useCallback(
    (frame: Frame) => {
      if (map) drawReturned(frame, map);
    },
    [map],
  );
  return (
    <figure className={classes.pane}>
      <figcaption>{m.originalsAndReturned}</figcaption>
      <Canvas label={m.describeReturned} draw={draw} className={classes.strip} />
    </figure>
  );
}

function within([x, y]: Spot, map: LatentImages | undefined): Spot {
  const reach = map?.reach ?? Infinity;
  const kept = (value: number) => Math.max(-reach, Math.min(reach, value));
  return [kept(x), map?.axes.length === 1 ? 0 : kept(y)];
}

/** The whole latent vector of a place on the map: what is not on an axis stands at 0. */
function placeOf({ latentSize, axes }: LatentImages, spot: Spot): number[] {
  const z = new Array<number>(latentSize).fill(0);
  axes.forEach((axis, i) => (z[axis] = spot[i] ?? 0));
  return z;
}

const NEIGHBOURS = 10;

/** What the held-out images nearest to a place show, most frequent first: “7 × 6, 9 × 4”. */
function digitsAround({ means, labels, axes }: LatentImages, spot: Spot): string {
  const distance = (i: number) =>
    axes.reduce((sum, _, k) => sum + ((means[i * axes.length + k] ?? 0) - (spot[k] ?? 0)) ** 2, 0);
  const nearest = Array.from(labels.keys())
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, NEIGHBOURS);
  const counts = new Map<number, number>();
  for (const i of nearest) counts.set(labels[i] ?? 0, (counts.get(labels[i] ?? 0) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([digit, count]) => `${digit} × ${count}`)
    .join(', ');
}
