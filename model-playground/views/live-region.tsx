import { useEffect, useRef, useState } from 'react';

const SECONDS_BETWEEN = 6;

/** The run's state for those who listen: at once when `event` changes, else every few seconds. */
export function LiveRegion({ event, text }: { event: string; text: string }) {
  const latest = useRef(text);
  const [said, setSaid] = useState('');
  useEffect(() => {
    latest.current = text;
  }, [text]);
  useEffect(() => {
    setSaid(latest.current);
    const timer = setInterval(() => setSaid(latest.current), SECONDS_BETWEEN * 1000);
    return () => clearInterval(timer);
  }, [event]);
  return (
    <p
      aria-live="polite"
      style={{
        position: 'absolute',
        width: 1,
        height: 1,
        overflow: 'hidden',
        clipPath: 'inset(50%)',
      }}
    >
      {said}
    </p>
  );
}
