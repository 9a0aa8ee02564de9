import { ActionIcon, Button, NativeSelect, NumberInput, Tooltip } from '@mantine/core';
import {
  IconArrowsShuffle,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipForwardFilled,
  IconRefresh,
} from '@tabler/icons-react';

import type { Messages } from './messages.ts';
import { isRunning, type RunState } from './run-state.ts';
import { formatCount } from './scale.ts';
import { useWords } from './words.tsx';
import classes from './transport.module.css';

/** Training steps a second at most, from slow motion to all that the machine can give. */
const SPEEDS = [1, 5, 20, 100, Infinity] as const;

export interface TransportProps {
  run: RunState;
  seed: number;
  speed: number;
  totalSteps: number;
  small?: boolean;
  onPlay: () => void;
  onPause: () => void;
  onStep: () => void;
  onReset: () => void;
  onSpeed: (stepsPerSecond: number) => void;
  onSeed: (seed: number) => void;
}

/** The bar that runs the training: play, pause, one step, reset, speed and seed. */
export function Transport(props: TransportProps) {
  const { run, seed, speed, totalSteps, small, onPlay, onPause, onStep, onReset } = props;
  const { m } = useWords();
  const running = isRunning(run);
  return (
    <div className={classes.bar} role="group" aria-label={m.training}>
      <div className={classes.buttons}>
        <Button
          size="sm"
          miw={small ? 92 : 112}
          px={12}
          leftSection={
            running ? <IconPlayerPauseFilled size={16} /> : <IconPlayerPlayFilled size={16} />
          }
          onClick={running ? onPause : onPlay}
        >
          {running ? m.pause : run.phase === 'finished' ? m.again : m.play}
        </Button>
        <Tooltip label={m.step}>
          <ActionIcon
            variant="default"
            size={36}
            aria-label={m.step}
            onClick={onStep}
            disabled={run.phase !== 'paused'}
          >
            <IconPlayerSkipForwardFilled size={16} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={m.resetHint}>
          <ActionIcon
            variant="default"
            size={36}
            aria-label={m.reset}
            onClick={onReset}
            disabled={run.phase === 'idle'}
          >
            <IconRefresh size={18} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </div>
      {!small && (
        <>
          <label className={classes.field}>
            <span>{m.speed}</span>
            <NativeSelect
              size="sm"
              className={classes.speed}
              value={String(speed)}
              onChange={(event) => props.onSpeed(Number(event.currentTarget.value))}
              data={SPEEDS.map((value) => ({
                value: String(value),
                label: value === Infinity ? m.fullSpeed : m.stepsPerSecond(String(value)),
              }))}
            />
          </label>
          <div className={classes.field}>
            <label className={classes.field}>
              <span>{m.seed}</span>
              <NumberInput
                size="sm"
                value={seed}
                min={0}
                max={2 ** 32 - 1}
                allowDecimal={false}
                allowNegative={false}
                hideControls
                clampBehavior="strict"
                onChange={(value) => typeof value === 'number' && props.onSeed(value)}
                classNames={{ root: classes.seed, input: classes.digits }}
              />
            </label>
            <Tooltip label={m.newSeed}>
              <ActionIcon
                variant="default"
                size={36}
                aria-label={m.newSeed}
                onClick={() => props.onSeed(Math.floor(Math.random() * 10_000))}
              >
                <IconArrowsShuffle size={16} stroke={1.75} />
              </ActionIcon>
            </Tooltip>
          </div>
        </>
      )}
      <div className={classes.clock}>
        <span className={classes.step}>
          {m.stepOf(formatCount(run.step), formatCount(totalSteps))}
        </span>
        <span className={classes.state}>{stateInWords(run, m)}</span>
      </div>
      <div className={classes.progress} aria-hidden>
        <i style={{ transform: `scaleX(${Math.min(1, run.step / Math.max(1, totalSteps))})` }} />
      </div>
    </div>
  );
}

/** What the run is doing. */
export function stateInWords(run: RunState, m: Messages): string {
  switch (run.phase) {
    case 'idle':
      return '';
    case 'preparing':
      return `${m.preparing[run.stage]} …`;
    case 'playing':
      if (run.waits) return m.paused;
      return run.stepsPerSecond > 0
        ? m.stepsPerSecond(formatRate(run.stepsPerSecond))
        : m.warmingUp;
    case 'paused':
      return m.paused;
    case 'finished':
      return m.finished((run.seconds ?? 0).toFixed(1));
    case 'failed':
      return m.stopped;
  }
}

function formatRate(rate: number): string {
  return rate < 10 ? rate.toFixed(1) : formatCount(rate);
}
