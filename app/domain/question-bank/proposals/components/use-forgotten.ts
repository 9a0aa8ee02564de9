import { useEffect, useRef } from 'react';
import type { Said } from './proposal-form.tsx';

/** Once something is handed over or decided, what was typed for it is kept no longer. */
export function useForgotten(answer: Said | undefined, forget: () => void): void {
  const answered = useRef<Said | undefined>(undefined);
  useEffect(() => {
    if (answer === answered.current) return;
    answered.current = answer;
    if (answer?.ok === true && answer.intent !== 'preview') forget();
  });
}
