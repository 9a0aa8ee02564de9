import { useId, type KeyboardEvent, type ReactNode } from 'react';

import { LiveRegion } from './live-region.tsx';
import { lossInWords } from './loss-panel.tsx';
import { isRunning } from './run-state.ts';
import { formatBytes, formatCount } from './scale.ts';
import { stateInWords } from './transport.tsx';
import type { Instrument } from './use-instrument.ts';
import { useWords } from './words.tsx';
import classes from './instrument.module.css';

/** What uses the space bar itself. */
const PRESSABLE = 'input, textarea, select, button, a, summary, [role=tab], [role=radio]';
const WRITABLE = 'input:not([type=range]), textarea, select';

interface ShellProps {
  instrument: Instrument;
  small?: boolean;
  children: ReactNode;
}

/** The instrument's frame: its colours, its keys, its voice, and on what it runs. */
export function Shell({ instrument, small, children }: ShellProps) {
  const { m } = useWords();
  const keysId = useId();
  const { run, play, pause, step } = instrument;

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { key, target } = event;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!(target instanceof Element)) return;
    if (key === '.' && !target.closest(WRITABLE)) step();
    else if (key === ' ' && !target.closest(PRESSABLE)) (isRunning(run) ? pause : play)();
    else return;
    event.preventDefault();
  };

  return (
    <section
      className={small ? classes.small : classes.instrument}
      aria-label={m.instrument}
      aria-describedby={keysId}
      tabIndex={0}
      onKeyDown={onKeyDown}
      data-phase={run.phase}
      data-step={run.step}
    >
      {children}
      <footer className={classes.foot}>
        <span>
          {run.ready
            ? [
                m.backend[run.ready.software ? 'software' : run.ready.backend],
                m.parameters(formatCount(run.ready.parameters)),
                ...(run.bytes === undefined ? [] : [formatBytes(run.bytes)]),
              ].join(' · ')
            : m.startHint}
        </span>
        <span id={keysId} className={classes.keys}>
          {m.keys}
        </span>
      </footer>
      <LiveRegion
        event={run.phase}
        text={
          run.phase === 'idle'
            ? ''
            : `${stateInWords(run, m)} ${run.ready ? lossInWords(run, m) : ''}`
        }
      />
    </section>
  );
}
