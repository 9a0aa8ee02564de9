import { useId, useMemo, useRef } from 'react';

import { series, smooth, smoothingFor, thin, type LossPoint } from './loss-history.ts';
import { linePath, lossDomain } from './plot-layout.ts';
import { formatCount, formatNumber, formatTick, linearScale, niceTicks } from './scale.ts';
import { useSize } from './use-size.ts';
import classes from './loss-plot.module.css';

export interface PlotLine {
  /** Name under which the history holds it. */
  name: string;
  label: string;
}

interface LossPlotProps {
  history: readonly LossPoint[];
  /** The total first; each gets its own colour and stroke pattern, named below the plot. */
  lines: readonly PlotLine[];
  /** Levels to compare with, dashed; the first one is always in view. */
  levels: readonly { value: number; label: string }[];
  /** The last step of the run: the axis does not grow under the reader's eyes. */
  lastStep: number;
  /** What the plot says, in words and numbers. */
  summary: string;
  xLabel: string;
}

const MARGIN = { top: 10, right: 12, bottom: 30, left: 42 };

/** The loss over the steps: raw values faint, their moving average bold, the floor dashed. */
export function LossPlot({ history, lines, levels, lastStep, summary, xLabel }: LossPlotProps) {
  const ref = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(ref);
  const clip = useId();
  const drawn = useMemo(
    () =>
      lines.map(({ name, label }) => {
        const raw = series(history, name);
        return {
          name,
          label,
          raw: thin(raw, 150),
          bold: thin(smooth(raw, smoothingFor(raw.length)), 150),
        };
      }),
    [history, lines],
  );

  const x = linearScale([0, Math.max(1, lastStep)], [MARGIN.left, width - MARGIN.right]);
  const domain = lossDomain(
    drawn.map((line) => line.bold),
    levels[0]?.value,
  );
  const y = linearScale(domain, [height - MARGIN.bottom, MARGIN.top]);
  const yTicks = niceTicks(domain, Math.max(2, height / 48));
  const xTicks = niceTicks(x.domain, Math.max(2, width / 110));
  const spacing = (yTicks[1] ?? 1) - (yTicks[0] ?? 0);
  return (
    <div className={classes.root}>
      <div ref={ref} className={classes.plot}>
        {width > 0 && (
          <svg width={width} height={height} role="img" aria-label={summary}>
            <clipPath id={clip}>
              <rect
                x={MARGIN.left}
                y={MARGIN.top}
                width={Math.max(0, width - MARGIN.left - MARGIN.right)}
                height={Math.max(0, height - MARGIN.top - MARGIN.bottom)}
              />
            </clipPath>
            {yTicks.map((tick) => (
              <g key={tick} transform={`translate(0 ${y.at(tick)})`}>
                <line x1={MARGIN.left} x2={width - MARGIN.right} className={classes.grid} />
                <text x={MARGIN.left - 6} dy="0.32em" textAnchor="end" className={classes.tick}>
                  {formatTick(tick, spacing)}
                </text>
              </g>
            ))}
            {xTicks.map((tick) => (
              <text
                key={tick}
                x={x.at(tick)}
                y={height - MARGIN.bottom + 15}
                textAnchor={tick === 0 ? 'start' : x.at(tick) > width - 40 ? 'end' : 'middle'}
                className={classes.tick}
              >
                {formatCount(tick)}
              </text>
            ))}
            <text x={width - MARGIN.right} y={height - 3} textAnchor="end" className={classes.tick}>
              {xLabel}
            </text>
            <g clipPath={`url(#${clip})`}>
              {drawn.map((line, i) => (
                <path
                  key={line.name}
                  d={linePath(line.raw, x.at, y.at)}
                  className={classes.raw}
                  data-series={i}
                />
              ))}
              {drawn.map((line, i) => (
                <path
                  key={line.name}
                  d={linePath(line.bold, x.at, y.at)}
                  className={classes.bold}
                  data-series={i}
                />
              ))}
            </g>
            {inView(levels, domain).map((level) => (
              <g key={level.label} transform={`translate(0 ${y.at(level.value)})`}>
                <line x1={MARGIN.left} x2={width - MARGIN.right} className={classes.floor} />
                <text
                  x={width - MARGIN.right}
                  y={y.at(level.value) > height - MARGIN.bottom - 18 ? -5 : 13}
                  textAnchor="end"
                  className={classes.floorLabel}
                >
                  {`${level.label} ${formatNumber(level.value)}`}
                </text>
              </g>
            ))}
          </svg>
        )}
      </div>
      <ul className={classes.legend}>
        {drawn.map((line, i) => (
          <li key={line.name}>
            <svg width={26} height={10} aria-hidden>
              <path d="M1 5H25" className={classes.bold} data-series={i} />
            </svg>
            <span>{line.label}</span>
            <output>{formatNumber(line.bold.at(-1)?.y ?? Number.NaN)}</output>
          </li>
        ))}
      </ul>
    </div>
  );
}

function inView(
  levels: LossPlotProps['levels'],
  [low, high]: readonly [number, number],
): LossPlotProps['levels'] {
  return levels.filter(({ value }) => value >= low && value <= high);
}
