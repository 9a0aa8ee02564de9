import { Button } from '@mantine/core';

import type { FailedEvent } from '../worker/protocol.ts';
import { useWords } from './words.tsx';
import classes from './instrument.module.css';

interface FailureNoticeProps {
  failure: FailedEvent;
  onRetry: () => void;
  onWasm: () => void;
  onDefaults: () => void;
}

/** What happened, what is kept, and the ways on. */
export function FailureNotice({ failure, onRetry, onWasm, onDefaults }: FailureNoticeProps) {
  const { m } = useWords();
  const { reason, detail } = failure;
  const settingsAreToBlame =
    reason === 'diverged' || reason === 'out-of-memory' || reason === 'bad-config';
  return (
    <div className={classes.failure} role="alert">
      <p>
        <strong>{m.failure[reason]}</strong> {m.kept}
      </p>
      <div className={classes.ways}>
        {settingsAreToBlame && (
          <Button size="xs" onClick={onDefaults}>
            {m.useDefaults}
          </Button>
        )}
        <Button size="xs" variant={settingsAreToBlame ? 'default' : 'filled'} onClick={onRetry}>
          {m.retry}
        </Button>
        {!settingsAreToBlame && (
          <Button size="xs" variant="default" onClick={onWasm}>
            {m.useWasm}
          </Button>
        )}
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
