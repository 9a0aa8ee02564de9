import { useMemo } from 'react';

import type { Bilingual, Experiment, FloorUnit, Quantity } from '../catalog.ts';
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
      ...[...(small ? [] : experiment.parts), ...(experiment.others ?? [])].map(
        ({ name, label }) => ({ name, label: say(label) }),
      ),
    ],
    [experiment, say, small],
  );
  const levels = levelsOf(experiment, run, { floor: m.floor, say });
  const latest = run.evaluations.at(-1);
  const noFloor = run.ready !== undefined && run.ready.floor === undefined;
  const { baseline } = experiment;

  return (
    <div className={small ? classes.small : classes.panel}>
      <div className={classes.gap}>
        <span className={classes.gapName}>{noFloor ? m.heldOut : m.gap}</span>
        <strong className={classes.gapValue}>
          {formatNumber((noFloor ? latest?.value : latest?.gap) ?? Number.NaN, 3)}
        </strong>
        <span className={classes.gapError}>
          {latest
            ? `${m.plusMinus(formatNumber(latest.error, 3))} ${unitOf(experiment.floor.unit, m)}`
            : m.noEvaluation}
        </span>
      </div>
      <LossPlot
        history={run.history}
        lines={lines}
        levels={levels}
        lastStep={totalSteps}
        summary={lossInWords(run, m)}
        xLabel={m.stepAxis}
      />
      {!small && (
        <table className={classes.figures}>
          <tbody>
            <tr>
              <th scope="row">
                {experiment.heldOutName ? say(experiment.heldOutName) : m.heldOut}
              </th>
              <td>{formatNumber(latest?.value ?? Number.NaN)}</td>
            </tr>
            <tr title={say(experiment.floor.explanation)}>
              <th scope="row">{say(experiment.floor.name)}</th>
              <td>{noFloor ? m.notKnown : formatNumber(run.ready?.floor?.value ?? Number.NaN)}</td>
            </tr>
            {baseline && (
              <tr title={say(baseline.explanation)}>
                <th scope="row">{say(baseline.name)}</th>
                <td>{formatNumber(run.ready?.baseline ?? Number.NaN)}</td>
              </tr>
            )}
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

/** What the loss is compared with: the floor where one is known, and the experiment's baseline. */
function levelsOf(
  experiment: Experiment,
  { ready }: RunState,
  { floor, say }: { floor: string; say: (text: Bilingual) => string },
): { value: number; label: string }[] {
  const { lossLine } = experiment;
  if (lossLine) return [{ value: lossLine.value, label: say(lossLine.label) }];
  const levels = ready?.floor ? [{ value: ready.floor.value, label: floor }] : [];
  if (experiment.baseline === undefined || ready?.baseline === undefined) return levels;
  return [...levels, { value: ready.baseline, label: say(experiment.baseline.name) }];
}

/** The plot's numbers as a sentence. */
export function lossInWords(run: RunState, m: Messages): string {
  if (run.ready && !run.ready.floor) {
    return m.describeLossAlone({
      step: formatCount(run.step),
      loss: formatNumber(run.history.at(-1)?.values[TOTAL] ?? Number.NaN),
      heldOut: formatNumber(run.evaluations.at(-1)?.value ?? Number.NaN),
    });
  }
  return m.describeLoss({
    step: formatCount(run.step),
    loss: formatNumber(run.history.at(-1)?.values[TOTAL] ?? Number.NaN),
    floor: formatNumber(run.ready?.floor?.value ?? Number.NaN),
    gap: formatNumber(run.evaluations.at(-1)?.gap ?? Number.NaN),
  });
}

function unitOf(unit: FloorUnit, m: Messages): string {
  return { nats: m.nats, mse: m.perDimension, distance: m.dataUnits }[unit];
}

function formatQuantity(value: number | undefined, unit: Quantity['unit']): string {
  if (value === undefined || Number.isNaN(value)) return '–';
  if (unit === 'count') return formatCount(value);
  if (unit === 'percent') return `${formatNumber(value, 1)} %`;
  return formatNumber(value, unit === 'mse' ? 4 : 3);
}
