/** Telling in plain terms why a run ended. */
import type { FailureReason } from './protocol.ts';

/** What a run was doing when it failed. */
export type Stage = 'backend' | 'data' | 'training';

/** The reason behind an error that was thrown at this stage. */
export function failureOf(error: unknown, stage: Stage): { reason: FailureReason; detail: string } {
  const detail = error instanceof Error ? error.message : String(error);
  return { reason: reasonOf(detail, stage), detail };
}

function reasonOf(detail: string, stage: Stage): FailureReason {
  if (/out of memory|allocation failed|memory access out of bounds/i.test(detail)) {
    return 'out-of-memory';
  }
  if (/device (is|was) lost|lost device/i.test(detail)) return 'device-lost';
  if (stage === 'backend') return 'no-backend';
  return stage === 'data' ? 'bad-config' : 'error';
}
