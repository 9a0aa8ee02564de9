import { useFetcher } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { useKeptText } from '#app/domain/people/components/kept-text.ts';
import type { NotReached } from '#app/ui/not-reached.ts';
import type { MockAnswer } from '../mock-form.server.ts';
import type { OwnAnswer } from '../own-mock.server.ts';
import type { StandingAnswer } from '../save-answers.server.ts';

/** What a form of a mock midterm is answered, where the page stays. */
export type MockReply = MockAnswer | { kind: 'signed out' | 'too large' } | NotReached;

/** What is typed and not saved yet, on top of which revision. */
type Unsaved = { text: string; seen: number };

const quietMs = 1_200;
const againMs = 4_000;

/**
 * An answer being written: kept in this browser as typed, and saved a moment after each change. What
 * was written elsewhere meanwhile is shown, and nothing is saved over it unasked.
 *
 * @param keptAs the key of what is typed
 * @param reply what the page's own form was answered
 */
export function useAnswer(keptAs: string, loaded: OwnAnswer, reply: MockReply | undefined) {
  const kept = useKeptText(keptAs);
  const { submit, state, data } = useFetcher<MockReply>();
  const unsaved = readUnsaved(kept.words);
  const { slug } = loaded;
  const replies = [data, reply].filter((one) => one !== undefined);
  const stands = replies
    .flatMap(standingIn)
    .filter(({ question }) => question === slug)
    .reduce<Pick<StandingAnswer, 'text' | 'html' | 'revision'>>(
      (last, one) => (one.revision > last.revision ? one : last),
      loaded,
    );
  const typed = unsaved ?? refusedIn(reply, slug);
  const elsewhere = typed !== null && typed.seen < stands.revision && typed.text !== stands.text;
  const failed = data !== undefined && ('ok' in data || data.kind === 'signed out');

  const text = unsaved?.text ?? null;
  const seen = unsaved?.seen ?? null;
  useEffect(() => {
    if (text === null || seen === null || elsewhere || state !== 'idle') return;
    const timer = setTimeout(
      () => {
        const fields = { intent: 'save', [`answer.${slug}`]: text, [`seen.${slug}`]: `${seen}` };
        submit(fields, { method: 'post' });
      },
      failed ? againMs : quietMs,
    );
    return () => clearTimeout(timer);
  }, [text, seen, elsewhere, state, failed, slug, submit]);

  const settle = useRef((_saved: StandingAnswer) => {});
  useEffect(() => {
    settle.current = (saved) => {
      if (unsaved === null || saved.revision < unsaved.seen) return;
      if (unsaved.text === saved.text) kept.forget();
      else kept.write(JSON.stringify({ ...unsaved, seen: saved.revision }));
    };
  });
  useEffect(() => {
    if (data === undefined || 'ok' in data || data.kind !== 'answers' || !data.said.ok) return;
    for (const saved of data.said.answers.filter(({ question }) => question === slug)) {
      settle.current(saved);
    }
  }, [data, slug]);

  return {
    text: typed?.text ?? stands.text,
    html: stands.html,
    /** The revision that a form says it was written on; once both are shown, the other one. */
    seen: elsewhere && unsaved === null ? stands.revision : (typed?.seen ?? stands.revision),
    elsewhere: elsewhere ? stands : null,
    state:
      unsaved === null
        ? stands.revision > 0
          ? 'saved'
          : 'empty'
        : failed
          ? 'ok' in data
            ? 'not reached'
            : 'signed out'
          : 'saving',
    type: (now: string) =>
      kept.write(JSON.stringify({ text: now, seen: unsaved?.seen ?? stands.revision })),
    keepMine: () => kept.write(JSON.stringify({ text: typed?.text ?? '', seen: stands.revision })),
    takeOther: kept.forget,
  } as const;
}

function standingIn(reply: MockReply): readonly StandingAnswer[] {
  if ('ok' in reply || reply.kind !== 'answers') return [];
  if (reply.said.ok) return reply.said.answers;
  return reply.said.because === 'elsewhere' ? reply.said.elsewhere : [];
}

/** What was typed and refused with the whole form: without scripts nothing else has it. */
function refusedIn(reply: MockReply | undefined, slug: string): Unsaved | null {
  if (reply === undefined || 'ok' in reply || reply.kind !== 'answers' || reply.said.ok)
    return null;
  return reply.typed.find(({ question }) => question === slug) ?? null;
}

/** What the browser has kept; null when it is nothing of ours. */
export function readUnsaved(words: string): Unsaved | null {
  try {
    const { text, seen } = JSON.parse(words) as Partial<Record<keyof Unsaved, unknown>>;
    return typeof text === 'string' && typeof seen === 'number' ? { text, seen } : null;
  } catch {
    // Nothing is kept.
    return null;
  }
}
