import { useMemo } from 'react';

import type { CacheTimes } from '../worker/protocol.ts';
import { LossPlot } from './loss-plot.tsx';
import { formatCount, formatNumber } from './scale.ts';
import { useWords } from './words.tsx';
import classes from './picture.module.css';

/** Seconds until so many pixels of each image are drawn, with and without the cache. */
export function CacheTimesPlot({ times }: { times: CacheTimes }) {
  const { m } = useWords();
  const { places, cached, uncached } = times;
  const history = useMemo(
    () =>
      Array.from(places, (step, i) => ({
        step,
        values: { cached: inSeconds(cached[i]), uncached: inSeconds(uncached[i]) },
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
          cached: formatNumber(inSeconds(cached.at(-1)), 2),
          uncached: formatNumber(inSeconds(uncached.at(-1)), 2),
        })}
        xLabel={m.pixelsDrawn}
      />
    </figure>
  );
}

function inSeconds(milliseconds = Number.NaN): number {
  return milliseconds / 1000;
}
