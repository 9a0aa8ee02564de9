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
  const dots = Array.from({ length: 220 }, (_, index) =>
    at((index / plastic) % 1, 2 * (((index / plastic ** 2) % 1) - 0.5)),
  );
  return (
    <>
      {dots.map(([x, y]) => (
        <circle key={`${x}`} cx={x.toFixed(1)} cy={y.toFixed(1)} r="1.5" className={classes.dot} />
      ))}
      <polyline
        points={points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}
        className={classes.curve}
      />
    </>
  );
}

/** The root of x³ = x + 1: its powers spread points evenly over a plane, without chance. */
const plastic = 1.324717957244746;

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
