import { tellSignedOut } from '#app/ui/signed-out.ts';
import type { KeptWords } from '#app/domain/people/kept-words.server.ts';

const address = '/words';
/** Typing is sent when it pauses for this long, and tried again after this long when it failed. */
const pauseMs = 400;
const againMs = 4_000;

/** What the server has not confirmed yet, by its key: the latest words only. */
const waiting = new Map<string, KeptWords>();
let timer: ReturnType<typeof setTimeout> | undefined;
let sending = false;

/** Has the server keep these words as well; while it cannot be reached, it is asked again. */
export function keepThere(words: KeptWords): void {
  waiting.set(words.key, words);
  sendIn(pauseMs);
}

/** What the server keeps under a beginning of keys; null when it does not answer. */
export async function keptThere(under: string): Promise<KeptWords[] | null> {
  try {
    const answer = await fetch(`${address}?under=${encodeURIComponent(under)}`, {
      redirect: 'manual',
    });
    return answer.ok ? ((await answer.json()) as KeptWords[]) : null;
  } catch {
    return null;
  }
}

function sendIn(ms: number): void {
  clearTimeout(timer);
  timer = setTimeout(() => void sendAll(), ms);
}

async function sendAll(): Promise<void> {
  if (sending) return;
  sending = true;
  try {
    for (const words of [...waiting.values()]) {
      if (!(await send(words))) break;
      if (waiting.get(words.key) === words) waiting.delete(words.key);
    }
  } finally {
    sending = false;
  }
  if (waiting.size > 0) sendIn(againMs);
}

/** Whether the server has answered: what it refuses is not sent again. */
async function send({ key, words, requestId, typedAt }: KeptWords): Promise<boolean> {
  const body = new URLSearchParams({ key, words, requestId, typedAt: `${typedAt}` });
  try {
    // Signed out, it leads to another page: the words wait until somebody is signed in again.
    const answer = await fetch(address, { method: 'POST', body, redirect: 'manual' });
    tellSignedOut(answer.type === 'opaqueredirect');
    return answer.status === 204 || answer.status === 400;
  } catch {
    return false;
  }
}
