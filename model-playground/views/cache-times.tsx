import { useMemo } from 'react';

import type { CacheTimes } from '../worker/protocol.ts';
import { LossPlot } from './loss-plot.tsx';
import { formatCount, formatNumber } from './scale.ts';
import { useWords } from './words.tsx';
import classes from './picture.module.css';

/** Milliseconds until so many pixels of each image are drawn, with and without the cache. */
export function CacheTimesPlot({ times }: { times: CacheTimes }) {
  const { m } = useWords();
  const { places, cached, uncached } = times;
  const history = useMemo(
    () =>
      Array.from(places, (step, i) => ({
        step,
        values: { cached: cached[i] ?? Number.NaN, uncached: uncached[i] ?? Number.NaN },
      })),
    [places, cached, uncached],
  );
  const lines = useMemo(
    () => [
      { name: 'uncached', label: m.withoutCache },
      { name: 'cached', label: m.withCache },
    ],
    [m],
  );
  return (
    <figure className={classes.pane}>
      <figcaption>{m.cacheTimes(formatCount(times.images))}</figcaption>
      <LossPlot
        history={history}
        lines={lines}
        levels={[]}
        lastStep={places.at(-1) ?? 1}
        summary={m.describeCache({
          pixels: formatCount(places.at(-1) ?? 0),
          cached: formatNumber(cached.at(-1) ?? Number.NaN, 0),
          uncached: formatNumber(uncached.at(-1) ?? Number.NaN, 0),
        })}
        xLabel={m.pixelsDrawn}
      />
    </figure>
  );
}
