import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import {
  UploadRefused,
  forgetUpload,
  uploadFile,
  type UploadRefusal,
} from '#app/ui/upload-file.ts';
import type { NotReached } from '#app/ui/not-reached.ts';
import type { BringFileResult } from '../brought-files.server.ts';
import type { OwnHandIn } from '../own-hand-in.server.ts';
import type { WorkFile } from '../work-file.ts';

/** What the portal says to a file that has arrived. */
export type BringAnswer = BringFileResult | NotReached;

/** A file that the portal has, since an instant. */
type Arrived = { file: WorkFile; at: Date; upload: string | null };

/** A file on its way, or one that was not taken. */
export type Coming = {
  file: File;
  /** Another one each time that it is sent: what was answered before is not about it. */
  attempt: number;
  kept: number;
  /** The portal cannot be reached just now. */
  waiting: boolean;
  /** Of its upload, when all of it has arrived. */
  upload: string | null;
  refused: UploadRefusal | Extract<BringAnswer, { ok: false }>['because'] | null;
  /** Says what became of it when it had arrived. */
  answered: (answer: BringAnswer) => void;
  /** Leaves it out; what has arrived of it is forgotten. */
  stop: () => void;
};

/** Where a file on its way is kept: under a number that no other has, by an id once it has begun. */
type Place = { number: number; size: number; id: string | null };

type Refused = Exclude<Coming['refused'], null>;

const passing: readonly Refused[] = ['not stored', 'not reached', 'signed out', 'too often'];

/** Whether a refusal is not of the file itself: what has arrived is kept, and another try may help. */
export function passes(refused: Refused): boolean {
  return passing.includes(refused);
}

/**
 * Sends files one after the other, so that on a slow line the first is there soon. Each has a number
 * that no other on its way has; one that was begun before goes on where it was.
 */
export function useBringing({ about, at, expects, mostFiles, ...own }: OwnHandIn) {
  const [coming, setComing] = useState<Coming[]>([]);
  const [arrived, setArrived] = useState<Arrived[]>([]);
  // What the page was loaded with knows what came before.
  const since = arrived.filter((one) => one.at >= at);
  const brought = withArrived(own.brought, since);
  const begun = own.begun.filter(({ id }) => since.every(({ upload }) => upload !== id));
  const queue = useRef(Promise.resolve());
  const stops = useRef(new Set<AbortController>());
  // A file's number is taken until the portal has laid it among the others: what begins under a
  // number forgets what was begun under it before.
  const places = useRef(new Map<string, Place>());
  const attempts = useRef(0);
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const all = stops.current;
    return () => all.forEach((stop) => stop.abort());
  }, []);

  const change = (file: File, changed: Partial<Coming> | null) =>
    setComing((list) =>
      list.flatMap((one) => {
        if (one.file.name !== file.name) return [one];
        return changed === null ? [] : [{ ...one, ...changed }];
      }),
    );

  const arrive = (file: File, { file: there, at: from }: Extract<BringAnswer, { ok: true }>) => {
    const upload = places.current.get(file.name)?.id ?? null;
    setArrived((list) => [...list, { file: there, at: from, upload }]);
    end(file);
  };

  /** The portal has it, or it is left out. */
  const end = (file: File) => {
    places.current.delete(file.name);
    change(file, null);
  };

  const refuse = (file: File, refused: Refused) => {
    if (!passes(refused)) places.current.delete(file.name);
    change(file, { refused });
  };

  const forget = async (id: string) => {
    await forgetUpload(id);
    revalidate();
  };

  const sendInTurn = async (file: File, stop: AbortController) => {
    if (stop.signal.aborted) return;
    const { name, size } = file;
    const here = places.current.get(name);
    const there = begun.find((one) => one.name === name && one.size === size);
    const known = here?.size === size && here.id !== null ? here : there;
    const others = [...places.current].filter(([other]) => other !== name);
    const taken = [...others.map(([, { number }]) => number), ...begun.map(({ number }) => number)];
    const number = known?.number ?? freeNumber(mostFiles, taken);
    if (number === null) return refuse(file, 'too many');
    const place: Place = { number, size, id: known?.id ?? null };
    places.current.set(name, place);
    const send = (id: string | null) =>
      uploadFile(file, {
        ...{ purpose: 'homework', about: `${about}/${number}`, begun: id, signal: stop.signal },
        onBegun: (now) => {
          place.id = now;
          if (stop.signal.aborted) void forget(now);
        },
        onProgress: (progress) => change(file, progress),
      });
    try {
      const upload = await send(place.id).catch((error: unknown) => {
        // What was begun may be forgotten by now.
        const forgotten = error instanceof UploadRefused && error.because === 'not allowed';
        if (known !== undefined && forgotten) return send(null);
        throw error;
      });
      change(file, { upload });
    } catch (error) {
      if (error instanceof UploadRefused) refuse(file, error.because);
      else if (!stop.signal.aborted) throw error;
    } finally {
      stops.current.delete(stop);
    }
  };

  const bring = (files: readonly File[]) => {
    for (const file of files) {
      const stop = new AbortController();
      const tooLarge = file.size > expects.megabytes * 1_000_000;
      const entry: Coming = {
        ...{ file, attempt: (attempts.current += 1), kept: 0, waiting: false, upload: null },
        refused: tooLarge ? 'too large' : null,
        answered: (answer) => (answer.ok ? arrive(file, answer) : refuse(file, answer.because)),
        stop: () => {
          stop.abort();
          const id = places.current.get(file.name)?.id ?? null;
          end(file);
          if (id !== null) void forget(id);
        },
      };
      setComing((list) => [...list.filter((one) => one.file.name !== file.name), entry]);
      if (tooLarge) continue;
      stops.current.add(stop);
      queue.current = queue.current.then(() => sendInTurn(file, stop));
    }
  };

  return { brought, begun, coming, bring, forget };
}

/** By name; of two with one name the later. */
function withArrived(brought: readonly WorkFile[], arrived: readonly Arrived[]): WorkFile[] {
  const byName = new Map(brought.map((file) => [file.name, file]));
  for (const { file } of arrived) byName.set(file.name, file);
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The lowest number that is free; null when none is. */
function freeNumber(most: number, used: readonly number[]): number | null {
  for (let number = 1; number <= most; number += 1) if (!used.includes(number)) return number;
  return null;
}
