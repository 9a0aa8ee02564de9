import { Button } from '@mantine/core';
import { IconCircleCheckFilled, IconCircleDashed, IconCircleX } from '@tabler/icons-react';

import { judge, type Experiment, type Preset } from '../catalog.ts';
import type { RunState } from './run-state.ts';
import { useWords } from './words.tsx';
import classes from './expectations.module.css';

const ICONS = { open: IconCircleDashed, met: IconCircleCheckFilled, missed: IconCircleX };

/** "What you should see": each sentence with the verdict that the run's own numbers give. */
export function Expectations({ experiment, run }: { experiment: Experiment; run: RunState }) {
  const { m, say } = useWords();
  return (
    <section className={classes.block}>
      <h2>{m.expectations}</h2>
      <ul className={classes.list}>
        {experiment.expectations.map((expectation) => {
          const verdict = judge(expectation, run.evaluations, run.phase === 'finished');
          const Icon = ICONS[verdict];
          return (
            <li key={expectation.id} data-verdict={verdict}>
              <Icon size={20} aria-hidden className={classes.icon} />
              <span>
                {say(expectation.text)}{' '}
                <span className={classes.verdict}>{m.verdict[verdict]}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface PresetsProps {
  presets: readonly Preset[];
  onPreset: (preset: Preset) => void;
}

/** "Break it": one press sets up the failure the lecture warns of and runs it. */
export function Presets({ presets, onPreset }: PresetsProps) {
  const { m, say } = useWords();
  if (presets.length === 0) return null;
  return (
    <section className={classes.block}>
      <h2>{m.breakIt}</h2>
      <ul className={classes.presets}>
        {presets.map((preset) => (
          <li key={preset.id}>
            <Button variant="default" size="xs" onClick={() => onPreset(preset)}>
              {say(preset.label)}
            </Button>
            <p>{say(preset.text)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
