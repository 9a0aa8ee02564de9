import { useFetcher } from '@remix-run/react';
import { useEffect, useRef } from 'react';

/** Notes, once the page is shown, that what is unread on it has been seen. */
export function MarkRead({ unread, upTo }: { unread: boolean; upTo: Date }) {
  const fetcher = useFetcher();
  const noted = useRef<number | null>(null);
  const instant = upTo.getTime();
  const { submit } = fetcher;
  useEffect(() => {
    if (!unread || noted.current === instant) return;
    noted.current = instant;
    submit({ intent: 'read', upTo: new Date(instant).toISOString() }, { method: 'post' });
  }, [unread, instant, submit]);
  return null;
}
