import { useEffect, useRef, useState } from 'react';
import { UploadRefused, uploadFile, type UploadRefusal } from '#app/ui/upload-file.ts';
import type { NotReached } from '#app/ui/not-reached.ts';
import type { BringFileResult } from '../brought-files.server.ts';
import type { OwnHandIn } from '../own-hand-in.server.ts';

/** What the portal says to a file that has arrived. */
export type BringAnswer = BringFileResult | NotReached;

/** A file on its way, or one that was not taken. */
export type Coming = {
  name: string;
  size: number;
  kept: number;
  /** The portal cannot be reached just now. */
  waiting: boolean;
  /** Of its upload, when all of it has arrived. */
  upload: string | null;
  refused: UploadRefusal | Extract<BringAnswer, { ok: false }>['because'] | null;
  /** Says what became of it when it had arrived. */
  answered: (answer: BringAnswer) => void;
  stop: () => void;
};

/**
 * Sends files one after the other, so that on a slow line the first is there soon. Each has a number
 * that no other on its way has; one that was begun before goes on where it was.
 */
export function useBringing({ about, begun, expects, mostFiles }: OwnHandIn) {
  const [coming, setComing] = useState<Coming[]>([]);
  const queue = useRef(Promise.resolve());
  const stops = useRef(new Set<AbortController>());
  // A file's number is taken until the portal has laid it among the others: what begins under a
  // number forgets what was begun under it before.
  const numbers = useRef(new Map<string, number>());
  useEffect(() => {
    const all = stops.current;
    return () => all.forEach((stop) => stop.abort());
  }, []);

  const change = (file: File, changed: Partial<Coming> | null) =>
    setComing((list) =>
      list.flatMap((one) => {
        if (one.name !== file.name) return [one];
        return changed === null ? [] : [{ ...one, ...changed }];
      }),
    );

  /** It is not on its way any more. */
  const end = (file: File, changed: Partial<Coming> | null) => {
    numbers.current.delete(file.name);
    change(file, changed);
  };

  const send = async (file: File, stop: AbortController) => {
    if (stop.signal.aborted) return;
    const known = begun.find(({ name, size }) => name === file.name && size === file.size);
    const taken = [...numbers.current.values(), ...begun.map(({ number }) => number)];
    const number = known?.number ?? freeNumber(mostFiles, taken);
    if (number === null) return change(file, { refused: 'too many' });
    numbers.current.set(file.name, number);
    const bring = (id: string | null) =>
      uploadFile(file, {
        ...{ purpose: 'homework', about: `${about}/${number}`, begun: id, signal: stop.signal },
        onBegun: () => {},
        onProgress: (progress) => change(file, progress),
      });
    try {
      const upload = await bring(known?.id ?? null).catch((error: unknown) => {
        // What was begun may be forgotten by now.
        const forgotten = error instanceof UploadRefused && error.because === 'not allowed';
        if (known !== undefined && forgotten) return bring(null);
        throw error;
      });
      change(file, { upload });
    } catch (error) {
      if (error instanceof UploadRefused) end(file, { refused: error.because });
      else if (!stop.signal.aborted) throw error;
    } finally {
      stops.current.delete(stop);
    }
  };

  return {
    coming,
    bring: (files: readonly File[]) => {
      for (const file of files) {
        const stop = new AbortController();
        const tooLarge = file.size > expects.megabytes * 1_000_000;
        const entry: Coming = {
          ...{ name: file.name, size: file.size, kept: 0, waiting: false, upload: null },
          refused: tooLarge ? 'too large' : null,
          answered: (answer) => end(file, answer.ok ? null : { refused: answer.because }),
          stop: () => {
            stop.abort();
            end(file, null);
          },
        };
        setComing((list) => [...list.filter(({ name }) => name !== file.name), entry]);
        if (tooLarge) continue;
        stops.current.add(stop);
        queue.current = queue.current.then(() => send(file, stop));
      }
    },
  };
}

/** The lowest number that is free; null when none is. */
function freeNumber(most: number, used: readonly number[]): number | null {
  for (let number = 1; number <= most; number += 1) if (!used.includes(number)) return number;
  return null;
}
