import { useRevalidator } from '@remix-run/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useKeptText } from '#app/domain/people/components/kept-text.ts';
import { bothPatches, patched, type Details, type DetailsPatch } from '../details.ts';

/** Typing is sent when it pauses for this long, and tried again after this long when it failed. */
const pauseMs = 500;
const againMs = 4_000;

export type LiveDetails = {
  /** What the team has typed, with what this page has not sent yet. */
  details: Details;
  change: (patch: DetailsPatch) => void;
  state: 'saved' | 'saving' | 'not saved' | 'refused';
  /** What was not sent yet, as JSON; empty when all was. */
  pending: string;
};

/** What became of the words that were sent last. */
type Sent = {
  words: string;
  became: 'kept' | 'failed' | 'refused';
  /** What the page had from the server then: what comes after it has the words. */
  before: Details;
};

/**
 * What stands beside a text, kept by the server as it is typed. What is on its way is kept in this
 * browser, so that a reload, a lost connection or the end of the session loses nothing, and goes
 * with a hand-in.
 *
 * @param given as the page was made
 * @param address where it is kept
 */
export function useDetails(given: Details, keptAs: string, address: string): LiveDetails {
  const { words, write, forget } = useKeptText(`${keptAs}/details`);
  const { revalidate } = useRevalidator();
  const [sent, setSent] = useState<Sent | null>(null);
  const details = useMemo(() => patched(given, parse(words)), [given, words]);
  const became = sent?.words === words ? sent.became : null;
  const latest = useRef(given);
  useEffect(() => {
    latest.current = given;
  }, [given]);

  useEffect(() => {
    if (words === '' || became === 'kept' || became === 'refused') return;
    let left = false;
    const timer = setTimeout(
      () =>
        void send(address, words).then((result) => {
          if (left) return;
          setSent({ words, became: result, before: latest.current });
          if (result === 'kept') revalidate();
        }),
      became === 'failed' ? againMs : pauseMs,
    );
    return () => {
      left = true;
      clearTimeout(timer);
    };
    // Anew for each failure, also of the same words.
  }, [words, became, sent, address, revalidate]);

  // The page has what was kept: nothing is pending any more.
  useEffect(() => {
    if (words !== '' && became === 'kept' && sent?.before !== given) forget();
  }, [words, became, sent, given, forget]);

  const change = useCallback(
    (patch: DetailsPatch) => write(JSON.stringify(bothPatches(parse(words), patch))),
    [words, write],
  );
  return { details, change, pending: words, state: stateOf(words, became) };
}

function stateOf(words: string, became: Sent['became'] | null): LiveDetails['state'] {
  if (words === '' || became === 'kept') return 'saved';
  if (became === null) return 'saving';
  return became === 'failed' ? 'not saved' : 'refused';
}

/** Signed out, it leads to another page: the words wait until somebody is signed in again. */
async function send(address: string, patch: string): Promise<Sent['became']> {
  try {
    const body = new URLSearchParams({ patch });
    const answer = await fetch(address, { method: 'POST', body, redirect: 'manual' });
    if (answer.ok) return 'kept';
    return answer.status >= 400 && answer.status < 500 ? 'refused' : 'failed';
  } catch {
    return 'failed';
  }
}

function parse(words: string): DetailsPatch {
  try {
    const patch: unknown = JSON.parse(words);
    return patch !== null && typeof patch === 'object' ? patch : {};
  } catch {
    return {};
  }
}
