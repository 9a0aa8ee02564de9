import { useCallback, useState } from 'react';
import type { Mode } from '../editor/rewrite.ts';

/** Whether a person writes or suggests, as they chose last in this browser. */
export function useMode(person: string, may: 'write' | 'suggest' | 'read') {
  const key = `practicum/mode/${person}`;
  const [chosen, setChosen] = useState<Mode>(() =>
    typeof window !== 'undefined' && window.localStorage.getItem(key) === 'suggest'
      ? 'suggest'
      : 'write',
  );
  const choose = useCallback(
    (mode: Mode) => {
      setChosen(mode);
      window.localStorage.setItem(key, mode);
    },
    [key],
  );
  return [may === 'suggest' ? 'suggest' : chosen, choose] as const;
}
