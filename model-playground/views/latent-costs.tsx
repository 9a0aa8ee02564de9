import { formatNumber, subscript } from './scale.ts';
import { useWords } from './words.tsx';
import classes from './picture.module.css';

const COLLAPSED_BELOW = 0.01;

/** One bar a latent variable: the nats that its posterior costs. */
export function LatentCosts({ kl }: { kl: Float32Array | undefined }) {
  const { m } = useWords();
  const values = kl ? [...kl] : [Number.NaN];
  const most = Math.max(1, ...values.filter(Number.isFinite));
  return (
    <div>
      <p className={classes.barsName}>{m.klPerLatent}</p>
      <dl className={classes.bars}>
        {values.map((value, i) => (
          <div key={i} className={classes.barRow}>
            <dt>z{subscript(i + 1)}</dt>
            <dd>
              <span className={classes.bar}>
                <i style={{ width: `${(100 * Math.max(0, value || 0)) / most}%` }} />
              </span>
              <span>
                {formatNumber(value, 2)} {m.nats}
                {value < COLLAPSED_BELOW && ` · ${m.collapsed}`}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
