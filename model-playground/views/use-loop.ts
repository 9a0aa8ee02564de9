import { useEffect, useState } from 'react';

const TRAVEL = 3200;
const REST = 1100;
const FRAME = 30;

/**
 * A progress from 0 to 1 that repeats with a rest at the end while `running`; the setter moves it
 * by hand. It stands still in a hidden tab, which costs the training nothing.
 */
export function useLoop(running: boolean): [number, (progress: number) => void] {
  const [progress, setProgress] = useState(1);
  useEffect(() => {
    if (!running) return;
    let handle = 0;
    let last = 0;
    let begin: number | undefined;
    const tick = (now: number) => {
      begin ??= now;
      if (now - last >= FRAME) {
        last = now;
        setProgress(Math.min(1, ((now - begin) % (TRAVEL + REST)) / TRAVEL));
      }
      handle = requestAnimationFrame(tick);
    };
    handle = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(handle);
  }, [running]);
  return [progress, setProgress];
}
