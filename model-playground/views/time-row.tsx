import { ActionIcon } from '@mantine/core';
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';

import { Range } from './range.tsx';
import { formatNumber } from './scale.ts';
import { useWords } from './words.tsx';
import classes from './picture.module.css';

interface Progress {
  looping: boolean;
  onLooping: (looping: boolean) => void;
  /** 0 at noise, or at nothing; 1 at the data. */
  progress: number;
  onProgress: (progress: number) => void;
}

interface ProgressRowProps extends Progress {
  /** What the button does while it loops, and while it does not. */
  hold: string;
  move: string;
  /** What the slider is called, and where it stands in words. */
  label: string;
  stands: string;
  ends?: readonly [string, string];
}

/** A way as a slider, which plays by itself until it is taken in hand. */
export function ProgressRow(props: ProgressRowProps) {
  const { looping, onLooping, progress, onProgress, hold, move, label, stands, ends } = props;
  return (
    <div className={classes.time}>
      <ActionIcon
        variant="default"
        size={28}
        aria-label={looping ? hold : move}
        title={looping ? hold : move}
        onClick={() => onLooping(!looping)}
      >
        {looping ? <IconPlayerPauseFilled size={14} /> : <IconPlayerPlayFilled size={14} />}
      </ActionIcon>
      {ends && <span aria-hidden>{ends[0]}</span>}
      <Range
        min={0}
        max={1}
        step={0.01}
        value={Number(progress.toFixed(2))}
        onChange={(event) => {
          onLooping(false);
          onProgress(Number(event.currentTarget.value));
        }}
        aria-label={label}
        aria-valuetext={stands}
      />
      {ends && <span aria-hidden>{ends[1]}</span>}
      <output className={classes.clock}>{stands}</output>
    </div>
  );
}

/** The way from noise to data. */
export function TimeRow(progress: Progress) {
  const { m } = useWords();
  return (
    <ProgressRow
      {...progress}
      hold={m.holdParticles}
      move={m.moveParticles}
      label={m.timeSlider}
      stands={m.time(formatNumber(1 - progress.progress, 2))}
      ends={[m.noise, m.data]}
    />
  );
}
