import { useMemo } from 'react';

import type { Experiment, Quantity } from '../catalog.ts';
import { LossPlot } from './loss-plot.tsx';
import type { Messages } from './messages.ts';
import { TOTAL, type RunState } from './run-state.ts';
import { formatCount, formatNumber } from './scale.ts';
import { useWords } from './words.tsx';
import classes from './loss-panel.module.css';

interface LossPanelProps {
  experiment: Experiment;
  run: RunState;
  totalSteps: number;
  small?: boolean;
}

/** The loss with its parts over the floor, the gap between them as a number, and the figures. */
export function LossPanel({ experiment, run, totalSteps, small }: LossPanelProps) {
  const { m, say } = useWords();
  const lines = useMemo(
    () => [
      { name: TOTAL, label: say(experiment.lossName) },
      ...(small ? [] : experiment.parts.map(({ name, label }) => ({ name, label: say(label) }))),
    ],
    [experiment, say, small],
  );
  const floor = run.ready && { value: run.ready.floor.value, label: m.floor };
  const latest = run.evaluations.at(-1);

  return (
    <div className={small ? classes.small : classes.panel}>
      <div className={classes.gap}>
        <span className={classes.gapName}>{m.gap}</span>
        <strong className={classes.gapValue}>{formatNumber(latest?.gap ?? Number.NaN, 3)}</strong>
        <span className={classes.gapError}>
          {latest
            ? `${m.plusMinus(formatNumber(latest.error, 3))} ${unitOf(experiment.floor.unit, m)}`
            : m.noEvaluation}
        </span>
      </div>
      <LossPlot
        history={run.history}
        lines={lines}
        floor={floor}
        lastStep={totalSteps}
        summary={lossInWords(run, m)}
        xLabel={m.stepAxis}
      />
      {!small && (
        <table className={classes.figures}>
          <tbody>
            <tr>
              <th scope="row">{m.heldOut}</th>
              <td>{formatNumber(latest?.value ?? Number.NaN)}</td>
            </tr>
            <tr title={say(experiment.floor.explanation)}>
              <th scope="row">{say(experiment.floor.name)}</th>
              <td>{formatNumber(run.ready?.floor.value ?? Number.NaN)}</td>
            </tr>
            {experiment.quantities.map((quantity) => (
              <tr key={quantity.key}>
                <th scope="row">{say(quantity.label)}</th>
                <td>{formatQuantity(latest?.quantities[quantity.key], quantity.unit)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** The plot's numbers as a sentence. */
export function lossInWords(run: RunState, m: Messages): string {
  return m.describeLoss({
    step: formatCount(run.step),
    loss: formatNumber(run.history.at(-1)?.values[TOTAL] ?? Number.NaN),
    floor: formatNumber(run.ready?.floor.value ?? Number.NaN),
    gap: formatNumber(run.evaluations.at(-1)?.gap ?? Number.NaN),
  });
}

function unitOf(unit: 'nats' | 'mse', m: Messages): string {
  return unit === 'nats' ? m.nats : m.perDimension;
}

function formatQuantity(value: number | undefined, unit: Quantity['unit']): string {
  if (value === undefined || Number.isNaN(value)) return '–';
  if (unit === 'count') return formatCount(value);
  if (unit === 'percent') return `${formatNumber(value, 1)} %`;
  return formatNumber(value, unit === 'mse' ? 4 : 3);
}
