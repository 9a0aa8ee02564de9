import { useFetcher } from '@remix-run/react';
import { useEffect, useRef } from 'react';

/** Notes, once an announcement is shown, that it was opened. */
export function See({ id, unread }: { id: string; unread: boolean }) {
  const { submit } = useFetcher();
  const noted = useRef<string | null>(null);
  useEffect(() => {
    if (!unread || noted.current === id) return;
    noted.current = id;
    submit({ seen: id }, { method: 'post' });
  }, [id, unread, submit]);
  return null;
}
