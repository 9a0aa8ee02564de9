import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import { mergeReviews, type Review } from '../review-log.ts';
import {
  addUnsent,
  adoptLog,
  logKey,
  logText,
  noteSent,
  parseLog,
  subscribeToLogs,
} from './kept-log.ts';

type Given = { offering: string; person: string | null; kept: readonly Review[] };

/** As many as the portal takes at once. */
const atOnce = 500;

/**
 * The log of reviews: what the portal has, and what this browser adds, which it keeps and sends
 * whenever there is a network.
 *
 * @returns the log, how many reviews wait to be sent, and `add`, which gives the log with one more
 */
export function useReviews({ offering, person, kept }: Given) {
  const key = logKey(offering, person);
  const text = useSyncExternalStore(
    subscribeToLogs,
    () => logText(key),
    () => '[[],[]]',
  );
  const here = useMemo(() => parseLog(text), [text]);
  const log = useMemo(() => mergeReviews(kept, [...here.sent, ...here.unsent]), [kept, here]);

  const send = useCallback(async () => {
    if (person === null) return;
    const unsent = parseLog(logText(key)).unsent.slice(0, atOnce);
    const all = unsent.length === 0 ? null : await sendReviews(offering, unsent);
    if (all !== null) noteSent(key, all);
  }, [key, offering, person]);

  useEffect(() => {
    if (person !== null) {
      adoptLog(offering, person);
      noteSent(key, kept);
    }
    void send();
    const online = () => void send();
    window.addEventListener('online', online);
    return () => window.removeEventListener('online', online);
  }, [key, kept, offering, person, send]);

  const add = (review: Review): readonly Review[] => {
    addUnsent(key, [review]);
    void send();
    return mergeReviews(log, [review]);
  };
  return { log, waiting: here.unsent.length, add };
}

/** All that the portal has then; null when it was not reached, or does not know who this is. */
async function sendReviews(offering: string, reviews: Review[]): Promise<Review[] | null> {
  try {
    const response = await fetch(`/${offering}/midterm/study/reviews`, {
      method: 'POST',
      body: new URLSearchParams({ reviews: JSON.stringify(reviews) }),
    });
    if (!response.ok || response.redirected) return null;
    return (await response.json()) as Review[];
  } catch {
    // No network: they stay here and are sent when there is one.
    return null;
  }
}
