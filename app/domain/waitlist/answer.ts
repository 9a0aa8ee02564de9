import type { SeatState, Seats } from './seat-state.ts';

/** What somebody says to an offer. */
export type Answer = 'accepted' | 'declined';

export type Answered =
  | { ok: true; repeated: boolean }
  | { ok: false; because: 'no offer' | 'expired' }
  /** More seats were offered than there are, and others were quicker. The offer stays open. */
  | { ok: false; because: 'no seat left' };

/** What an answer to an offer comes to: it is to be written, or there is nothing to write. */
export function judgeAnswer(
  state: SeatState | null,
  { taken, capacity }: Seats,
  answer: Answer,
): 'write' | Answered {
  if (state?.is === 'seated' && answer === 'accepted') return { ok: true, repeated: true };
  if (state?.is === 'out' && state.how === 'declined' && answer === 'declined') {
    return { ok: true, repeated: true };
  }
  if (state?.is === 'out' && state.how === 'expired') return { ok: false, because: 'expired' };
  if (state?.is !== 'offered') return { ok: false, because: 'no offer' };
  if (answer === 'accepted' && taken >= capacity) return { ok: false, because: 'no seat left' };
  return 'write';
}
