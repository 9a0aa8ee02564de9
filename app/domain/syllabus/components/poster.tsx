import type { ReactNode } from 'react';
import type { PictureKind } from '#playground/catalog/types.ts';
import classes from './instrument.module.css';

const width = 320;
const height = 200;

/** A still of what an instrument is about, drawn from the data set's own formula. */
export function Poster({ picture }: { picture: PictureKind }) {
  const Still = stills[picture];
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className={classes.still} aria-hidden focusable="false">
      <Still />
    </svg>
  );
}

const stills: Record<PictureKind, () => ReactNode> = {
  'vector-field': SwissRoll,
  denoised: DiscInNoise,
  'side-by-side': Moons,
  race: SwissRoll,
  'latent-map': Gaussians,
  'latent-images': OnesToZeros,
  'code-grid': DiscAsCodes,
  'rate-distortion': BelowNoLine,
  masses: Bars,
  bend: Staircase,
  'flow-map': Moons,
  duel: TwoDensities,
  'critic-map': EightHeaps,
  'digit-gallery': HalfADisc,
  'bound-ladder': Ladder,
  'joint-table': Face,
  pixels: HalfADisc,
};

/** Equal parts of N(0.4, 0.05²), N(0.5, 0.1²) and N(0.7, 0.02²) as bars: the homework's set. */
function Bars() {
  const bars = 40;
  const density = (x: number) =>
    [
      [0.4, 0.05],
      [0.5, 0.1],
      [0.7, 0.02],
    ].reduce((sum, [m = 0, s = 1]) => sum + Math.exp(-0.5 * ((x - m) / s) ** 2) / s, 0);
  const at = (i: number) => 0.2 + (0.6 * (i + 0.5)) / bars;
  return (
    <>
      {Array.from({ length: bars }, (_, i) => {
        const tall = 2.9 * density(at(i));
        return (
          <rect
            key={i}
            x={20 + i * 7}
            y={(height - 16 - tall).toFixed(1)}
            width={6}
            height={tall.toFixed(1)}
            className={classes.dot}
          />
        );
      })}
    </>
  );
}

/** The distribution function of half N(−1.5, 0.35²) and half N(0.2, 0.6²): steep where data are. */
function Staircase() {
  const logistic = (a: number) => 1 / (1 + Math.exp(-1.702 * a));
  const rise = (x: number) => (logistic((x + 1.5) / 0.35) + logistic((x - 0.2) / 0.6)) / 2;
  const place = (x: number) => 40 + ((x + 2.8) / 5) * 260;
  const level = (x: number) => height - 24 - 150 * rise(x);
  const points = Array.from({ length: 81 }, (_, i) => -2.8 + (5 * i) / 80);
  return (
    <>
      {[-2, -1.6, -1.4, -1.1, -0.4, 0, 0.3, 0.7, 1.2].map((x) => (
        <circle key={x} cx={place(x)} cy={height - 14} r="2.5" className={classes.dot} />
      ))}
      <polyline
        points={points.map((x) => `${place(x).toFixed(1)},${level(x).toFixed(1)}`).join(' ')}
        className={classes.curve}
      />
    </>
  );
}

/** Data with two humps, and samples with one that are on their way to them. */
function TwoDensities() {
  const bell = (x: number, m: number, s: number) => Math.exp(-0.5 * ((x - m) / s) ** 2) / s;
  const data = (x: number) => bell(x, -0.5, 0.13) + bell(x, 0.14, 0.22);
  const samples = (x: number) => 2 * bell(x, 0, 0.3);
  const curve = (density: (x: number) => number) =>
    Array.from({ length: 81 }, (_, i) => {
      const x = -1 + i / 40;
      return `${(160 + 140 * x).toFixed(1)},${(height - 20 - 17 * density(x)).toFixed(1)}`;
    }).join(' ');
  return (
    <>
      <polyline points={curve(data)} className={classes.curve} />
      <polyline points={curve(samples)} className={classes.curve} strokeDasharray="5 5" />
    </>
  );
}

/** Bounds that rise towards a likelihood they never reach. */
function Ladder() {
  const level = (draws: number) => 40 + 110 / draws ** 0.8;
  const steps = [1, 2, 4, 8, 16, 32];
  return (
    <>
      <polyline points={`30,34 ${width - 30},34`} className={classes.curve} strokeDasharray="5 5" />
      <polyline
        points={steps.map((draws, i) => `${40 + 48 * i},${level(draws).toFixed(1)}`).join(' ')}
        className={classes.curve}
      />
      {steps.map((draws, i) => (
        <circle key={draws} cx={40 + 48 * i} cy={level(draws)} r="4" className={classes.dot} />
      ))}
    </>
  );
}

/** Eight heaps of points around a circle. */
function EightHeaps() {
  const chance = uniform(5);
  const dots = Array.from({ length: 160 }, (_, i) => {
    const angle = (2 * Math.PI * (i % 8)) / 8;
    const away = () => 8 * (chance() + chance() - 1);
    const x = width / 2 + 72 * Math.cos(angle) + away();
    const y = height / 2 - 72 * Math.sin(angle) + away();
    return [x.toFixed(1), y.toFixed(1)];
  });
  return (
    <>
      {dots.map(([x, y], index) => (
        <circle key={index} cx={x} cy={y} r="1.8" className={classes.dot} />
      ))}
    </>
  );
}

/** A disc on a canvas of twelve pixels a side under less and less noise, α(t) x + σ(t) ε. */
function DiscInNoise() {
  const side = 12;
  const size = 7.5;
  const chance = uniform(4);
  const pixels = Array.from({ length: side * side }, (_, i) => [Math.floor(i / side), i % side]);
  return (
    <>
      {[0.85, 0.6, 0].map((t, k) =>
        pixels.map(([row = 0, column = 0], i) => {
          const ink = (row - 6) ** 2 + (column - 5) ** 2 <= 12.25 ? 1 : -1;
          const normal = Math.sqrt(3) * (chance() + chance() + chance() + chance() - 2);
          const mixed = Math.cos((Math.PI * t) / 2) * ink + Math.sin((Math.PI * t) / 2) * normal;
          const opacity = 0.08 + 0.92 * Math.min(1, Math.max(0, (mixed + 1) / 2));
          return (
            <rect
              key={`${k} ${i}`}
              x={(14 + k * 101 + column * size).toFixed(1)}
              y={((height - side * size) / 2 + row * size).toFixed(1)}
              width={size - 1}
              height={size - 1}
              className={classes.dot}
              opacity={opacity.toFixed(2)}
            />
          );
        }),
      )}
    </>
  );
}

/** Two half circles that reach into each other. */
function Moons() {
  const chance = uniform(3);
  const dots = Array.from({ length: 240 }, (_, i) => {
    const angle = Math.PI * chance();
    const side = i % 2 === 0 ? 1 : -1;
    const away = () => 9 * (chance() + chance() - 1);
    const x = width / 2 + side * (62 * Math.cos(angle) - 31) + away();
    const y = height / 2 - side * (62 * Math.sin(angle) - 16) + away();
    return [x.toFixed(1), y.toFixed(1)];
  });
  return (
    <>
      {dots.map(([x, y], index) => (
        <circle key={index} cx={x} cy={y} r="1.8" className={classes.dot} />
      ))}
    </>
  );
}

/** A face as a table of 24 by 24 probabilities: the pairs' own formula. */
function Face() {
  const side = 24;
  const size = 7;
  const left = (width - side * size) / 2;
  const top = (height - side * size) / 2;
  const inked = (a: number, b: number) => {
    const [x = 0, y = 0] = [a, b].map((v) => (2 * v - side + 1) / side);
    const r = Math.hypot(x, y);
    const eyes = Math.hypot(Math.abs(x) - 0.34, y - 0.28) < 0.17;
    return Math.abs(r - 0.86) < 0.08 || eyes || (Math.abs(r - 0.52) < 0.08 && y < -0.2);
  };
  const pairs = Array.from({ length: side * side }, (_, i) => [Math.floor(i / side), i % side]);
  return (
    <>
      {pairs.map(([a = 0, b = 0], i) => (
        <rect
          key={i}
          x={left + a * size}
          y={top + (side - 1 - b) * size}
          width={size - 1}
          height={size - 1}
          className={classes.dot}
          opacity={inked(a, b) ? 1 : 0.15}
        />
      ))}
    </>
  );
}

/** A disc on a canvas of twelve pixels a side, drawn pixel by pixel as far as its middle. */
function HalfADisc() {
  const side = 12;
  const size = 14;
  const left = (width - side * size) / 2;
  const top = (height - side * size) / 2;
  const drawn = 6 * side + 5;
  const pixels = Array.from({ length: side * side }, (_, i) => [Math.floor(i / side), i % side]);
  return (
    <>
      {pixels.map(([row = 0, column = 0], i) => {
        const ink = (row - 6) ** 2 + (column - 5) ** 2 <= 12.25;
        return (
          <rect
            key={i}
            x={left + column * size}
            y={top + row * size}
            width={size - 1.5}
            height={size - 1.5}
            className={classes.dot}
            opacity={i > drawn ? 0.06 : ink ? 1 : 0.2}
          />
        );
      })}
    </>
  );
}

/** A disc on twelve pixels a side, and nine tiles as dark as the ink in the sixteen pixels of each. */
function DiscAsCodes() {
  const side = 12;
  const size = 11;
  const top = (height - side * size) / 2;
  const isInk = (row: number, column: number) => (row - 6) ** 2 + (column - 5) ** 2 <= 12.25;
  const pixels = Array.from({ length: side * side }, (_, i) => [Math.floor(i / side), i % side]);
  const inkOf = (tile: number) =>
    pixels.filter(([row = 0, column = 0]) => {
      const within = Math.floor(row / 4) * 3 + Math.floor(column / 4) === tile;
      return within && isInk(row, column);
    }).length / 16;
  return (
    <>
      {pixels.map(([row = 0, column = 0], i) => (
        <rect
          key={i}
          x={18 + column * size}
          y={top + row * size}
          width={size - 1.5}
          height={size - 1.5}
          className={classes.dot}
          opacity={isInk(row, column) ? 1 : 0.2}
        />
      ))}
      {Array.from({ length: 9 }, (_, tile) => (
        <rect
          key={`tile ${tile}`}
          x={170 + (tile % 3) * 4 * size}
          y={top + Math.floor(tile / 3) * 4 * size}
          width={4 * size - 4}
          height={4 * size - 4}
          rx="4"
          className={classes.dot}
          opacity={(0.12 + 0.88 * inkOf(tile)).toFixed(2)}
        />
      ))}
    </>
  );
}

/** A plane of rings that become strokes towards its right: what lies between 0 and 1. */
function OnesToZeros() {
  const columns = 9;
  const rows = 5;
  const cells = Array.from({ length: columns * rows }, (_, i) => [
    i % columns,
    Math.floor(i / columns),
  ]);
  return (
    <>
      {cells.map(([column = 0, row = 0]) => {
        const narrow = 1 - column / (columns - 1);
        return (
          <ellipse
            key={`${column} ${row}`}
            rx={(0.6 + 9 * narrow).toFixed(1)}
            ry={13 - 1.2 * row}
            transform={`translate(${32 + 32 * column} ${28 + 36 * row}) rotate(${6 * row})`}
            className={classes.curve}
          />
        );
      })}
    </>
  );
}

/** Rate against distortion: a line that nobody passes, and points that touch it at one place. */
function BelowNoLine() {
  const left = (rate: number) => Math.log((25 * Math.exp(-2 * rate) + 1) / 2);
  const place = (rate: number, distortion: number) =>
    `${(30 + 80 * rate).toFixed(1)},${(110 - 34 * distortion).toFixed(1)}`;
  const rates = Array.from({ length: 35 }, (_, i) => i / 10);
  return (
    <>
      <polyline
        points={[0, 3.4].map((rate) => place(rate, Math.log(5) - rate)).join(' ')}
        className={classes.curve}
        strokeDasharray="5 5"
      />
      <polyline
        points={rates.map((rate) => place(rate, left(rate))).join(' ')}
        className={classes.curve}
      />
      {[0, 0.7, 1.6, 2.3, 3.1].map((rate) => {
        const [x, y] = place(rate, left(rate)).split(',');
        return <circle key={rate} cx={x} cy={y} r="5" className={classes.dot} />;
      })}
    </>
  );
}

/** The Swiss roll: (t cos t, t sin t) for t from 3π/2 to 9π/2, and points beside it. */
function SwissRoll() {
  const steps = 96;
  const scale = 5.9;
  const at = (share: number, away: number) => {
    const t = 1.5 * Math.PI * (1 + 2 * share);
    const r = (t + away) * scale;
    return [width / 2 + r * Math.cos(t), height / 2 + r * Math.sin(t)] as const;
  };
  const points = Array.from({ length: steps + 1 }, (_, index) => at(index / steps, 0));
  const chance = uniform(1);
  const dots = Array.from({ length: 260 }, () =>
    at(chance(), 1.6 * (chance() + chance() + chance() - 1.5)),
  );
  return (
    <>
      {dots.map(([x, y], index) => (
        <circle key={index} cx={x.toFixed(1)} cy={y.toFixed(1)} r="1.5" className={classes.dot} />
      ))}
      <polyline
        points={points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}
        className={classes.curve}
      />
    </>
  );
}

/** The same numbers from 0 to 1 each time, so that server and browser draw the same dots. */
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Two Gaussians with standard deviations 5 and 1, turned by 45°: their lines of equal density. */
function Gaussians() {
  return (
    <>
      {[-45, 45].map((angle) => (
        <g key={angle} transform={`translate(${width / 2 - angle} ${height / 2}) rotate(${angle})`}>
          {[1, 2, 3].map((sigma) => (
            <ellipse key={sigma} rx={sigma * 32} ry={sigma * 6.4} className={classes.curve} />
          ))}
        </g>
      ))}
    </>
  );
}
