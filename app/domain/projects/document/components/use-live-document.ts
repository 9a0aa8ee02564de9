import { useRevalidator } from '@remix-run/react';
import { useCallback, useRef, useState } from 'react';
import type { EditorHandle } from './editor/live-editor.tsx';
import type { LiveState, LiveStatus } from './editor/live-text.ts';
import type { SubmitAnswer } from './submit-version.tsx';

/**
 * What the page around the editor knows of it: whether submitting is possible now, and what became
 * of it.
 *
 * @param untouched whether nothing was written before: the first words make it a draft, which the
 *   page then says
 * @param atFirst how many suggestions were open, and which pictures had no description, when the page
 *   was made
 */
export function useLiveDocument(
  untouched: boolean,
  atFirst: { open: number; undescribed: readonly number[] },
) {
  const { revalidate } = useRevalidator();
  const handle = useRef<EditorHandle | null>(null);
  const before = useRef<LiveStatus>('connecting');
  const [status, setStatus] = useState<LiveStatus>('connecting');
  const [open, setOpen] = useState(atFirst.open);
  const [undescribed, setUndescribed] = useState(atFirst.undescribed);
  const [answer, setAnswer] = useState<SubmitAnswer | null>(null);
  const onHandle = useCallback((given: EditorHandle | null) => {
    handle.current = given;
  }, []);
  const onState = useCallback(
    ({ status: now }: LiveState) => {
      if (untouched && before.current === 'saving' && now === 'saved') revalidate();
      before.current = now;
      setStatus(now);
    },
    [untouched, revalidate],
  );
  // Told after each change: mostly the same as before.
  const onUndescribed = useCallback((now: readonly number[]) => {
    setUndescribed((known) => (known.join() === now.join() ? known : now));
  }, []);
  const blocked =
    status === 'offline' || status === 'signed-out' || status === 'not-allowed' ? status : null;
  const listeners = { onHandle, onState, onAnswer: setAnswer, onChanged: revalidate };
  const shown = { handle, answer, blocked, open, undescribed };
  return { ...shown, onOpen: setOpen, onUndescribed, ...listeners };
}
