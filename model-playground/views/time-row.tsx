import { ActionIcon } from '@mantine/core';
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';

import { Range } from './range.tsx';
import { formatNumber } from './scale.ts';
import { useWords } from './words.tsx';
import classes from './picture.module.css';

interface TimeRowProps {
  looping: boolean;
  onLooping: (looping: boolean) => void;
  /** 0 at noise, 1 at the data. */
  progress: number;
  onProgress: (progress: number) => void;
}

/** The way from noise to data as a slider, which plays by itself until it is taken in hand. */
export function TimeRow({ looping, onLooping, progress, onProgress }: TimeRowProps) {
  const { m } = useWords();
  const t = m.time(formatNumber(1 - progress, 2));
  return (
    <div className={classes.time}>
      <ActionIcon
        variant="default"
        size={28}
        aria-label={looping ? m.holdParticles : m.moveParticles}
        title={looping ? m.holdParticles : m.moveParticles}
        onClick={() => onLooping(!looping)}
      >
        {looping ? <IconPlayerPauseFilled size={14} /> : <IconPlayerPlayFilled size={14} />}
      </ActionIcon>
      <span aria-hidden>{m.noise}</span>
      <Range
        min={0}
        max={1}
        step={0.01}
        value={Number(progress.toFixed(2))}
        onChange={(event) => {
          onLooping(false);
          onProgress(Number(event.currentTarget.value));
        }}
        aria-label={m.timeSlider}
        aria-valuetext={t}
      />
      <span aria-hidden>{m.data}</span>
      <output className={classes.clock}>{t}</output>
    </div>
  );
}
