import { Button } from '@mantine/core';

import type { FailedEvent, FailureReason } from '../worker/protocol.ts';
import { useWords } from './words.tsx';
import classes from './instrument.module.css';

interface FailureNoticeProps {
  failure: FailedEvent;
  onRetry: () => void;
  onWasm: () => void;
  onDefaults: () => void;
}

type Way = 'retry' | 'useWasm' | 'useDefaults';

/** The ways on after a failure, the likeliest to help first. */
const WAYS: Record<FailureReason, readonly [Way, Way]> = {
  diverged: ['useDefaults', 'retry'],
  'device-lost': ['retry', 'useWasm'],
  'no-backend': ['useWasm', 'retry'],
  'out-of-memory': ['useDefaults', 'retry'],
  'bad-config': ['useDefaults', 'retry'],
  error: ['retry', 'useWasm'],
};

/** What happened, what is kept, and the ways on. */
export function FailureNotice({ failure, onRetry, onWasm, onDefaults }: FailureNoticeProps) {
  const { m } = useWords();
  const { reason, detail } = failure;
  const act = { retry: onRetry, useWasm: onWasm, useDefaults: onDefaults };
  return (
    <div className={classes.failure} role="alert">
      <p>
        <strong>{m.failure[reason]}</strong> {m.kept}
      </p>
      <div className={classes.ways}>
        {WAYS[reason].map((way, i) => (
          <Button key={way} size="xs" variant={i === 0 ? 'filled' : 'default'} onClick={act[way]}>
            {m[way]}
          </Button>
        ))}
      </div>
      {detail !== '' && (
        <details>
          <summary>{m.detail}</summary>
          <code>{detail}</code>
        </details>
      )}
    </div>
  );
}
