import { useFetcher } from '@remix-run/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answers } from '../answers.ts';

/** Where what is typed has got to. */
export type Keeping =
  | { state: 'nothing new' | 'typing' | 'saving' }
  /** The server has everything since this reading of `performance.now()`. */
  | { state: 'saved'; since: number }
  /** The words are in this browser until the server can be asked again. */
  | { state: 'kept here'; because: string };

type Kept = { ok: true } | { ok: false; because: string };

type KeptFields = {
  keptAs: string;
  intent: string;
  saved: Answers;
  to: string;
  fields?: Record<string, string>;
};

const none: Record<string, string> = {};
const pauseMs = 700;
const againMs = 8_000;

/**
 * Fields whose values are kept while they are typed: at once in this browser, and after a short
 * pause on the server, by a form with `intent` and, as JSON, the fields that changed. A reload, a
 * closed tab or an expired session loses nothing: what the server has not confirmed is put back
 * into its field, field by field, and sent again.
 *
 * @param keptAs says whose fields these are: person and application
 * @param saved what the server has
 * @param to the address that keeps them: what is typed last is sent even after leaving the page
 * @param fields what the form has besides
 */
export function useKeptFields({ keptAs, intent, saved, to, fields = none }: KeptFields) {
  const [values, setValues] = useState(saved);
  const [keeping, setKeeping] = useState<Keeping>({ state: 'nothing new' });
  const fetcher = useFetcher<Kept>();
  const { submit, state: fetching, data } = fetcher;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const inFlight = useRef<Answers | null>(null);
  const first = useRef(saved);
  const idle = useRef(true);
  useEffect(() => {
    idle.current = fetching === 'idle';
  }, [fetching]);

  const post = useRef((_: Answers) => {});
  useEffect(() => {
    post.current = (changed) =>
      submit(
        { ...fields, intent, changed: JSON.stringify(changed) },
        { method: 'post', action: to },
      );
  }, [fields, intent, submit, to]);

  const send = useCallback(
    function send(afterMs: number) {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        const changed = readKept(keptAs);
        if (Object.keys(changed).length === 0) return;
        if (!idle.current) return send(pauseMs);
        inFlight.current = changed;
        setKeeping({ state: 'saving' });
        post.current(changed);
      }, afterMs);
    },
    [keptAs],
  );

  useEffect(() => {
    const left = differing(readKept(keptAs), first.current);
    writeKept(keptAs, left);
    if (Object.keys(left).length > 0) {
      setValues((before) => ({ ...before, ...left }));
      send(0);
    }
    return () => {
      clearTimeout(timer.current);
      const unsent = differing(readKept(keptAs), inFlight.current ?? {});
      if (Object.keys(unsent).length > 0) post.current(unsent);
    };
  }, [keptAs, send]);

  useEffect(() => {
    const sent = inFlight.current;
    if (fetching !== 'idle' || sent === null || data === undefined) return;
    inFlight.current = null;
    if (!data.ok) {
      setKeeping({ state: 'kept here', because: data.because });
      return send(againMs);
    }
    const left = differing(readKept(keptAs), sent);
    writeKept(keptAs, left);
    if (Object.keys(left).length > 0) return send(pauseMs);
    setKeeping({ state: 'saved', since: performance.now() });
  }, [fetching, data, keptAs, send]);

  const set = useCallback(
    (key: string, value: string | string[]) => {
      setValues((before) => ({ ...before, [key]: value }));
      writeKept(keptAs, { ...readKept(keptAs), [key]: value });
      setKeeping({ state: 'typing' });
      send(pauseMs);
    },
    [keptAs, send],
  );
  return { values, keeping, set };
}

/** A browser that keeps nothing still lets people write: then this holds it while the page lives. */
const memory = new Map<string, string>();

function readKept(keptAs: string): Answers {
  const name = `practicum/fields/${keptAs}`;
  let text = memory.get(name);
  try {
    text = window.localStorage.getItem(name) ?? text;
  } catch {
    // Forbidden: what this page knows has to do.
  }
  try {
    const kept: unknown = JSON.parse(text ?? '{}');
    return isAnswers(kept) ? kept : {};
  } catch {
    return {};
  }
}

function writeKept(keptAs: string, kept: Answers): void {
  const name = `practicum/fields/${keptAs}`;
  const text = JSON.stringify(kept);
  memory.set(name, text);
  try {
    if (text === '{}') window.localStorage.removeItem(name);
    else window.localStorage.setItem(name, text);
  } catch {
    // Full or forbidden: the words stay on the page and in this memory.
  }
  if (text === '{}') memory.delete(name);
}

/** The fields that are not as they are in the other. */
function differing(kept: Answers, other: Answers): Answers {
  return Object.fromEntries(
    Object.entries(kept).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(other[key]),
    ),
  );
}

function isAnswers(value: unknown): value is Answers {
  return (
    value !== null &&
    typeof value === 'object' &&
    Object.values(value).every((each) => typeof each === 'string' || Array.isArray(each))
  );
}
