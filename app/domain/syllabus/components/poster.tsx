import classes from './instrument.module.css';

const width = 320;
const height = 200;

/** A still of what an instrument is about, drawn from the data set's own formula. */
export function Poster({ picture }: { picture: 'vector-field' | 'latent-map' }) {
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className={classes.still} aria-hidden focusable="false">
      {picture === 'vector-field' ? <SwissRoll /> : <Gaussians />}
    </svg>
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
