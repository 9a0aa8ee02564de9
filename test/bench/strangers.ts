import { setTimeout as wait } from 'node:timers/promises';
import { openMailSink } from '../setup/mail-sink.ts';
import { openOwnPortal } from '../setup/own-portal.ts';

/** Of everybody who is registered here. */
export const password = 'correct horse battery';

/**
 * A portal of its own that is asked by strangers, each from another network. Its letters go to a
 * mail server, as they do where a course is run; the demo without one shows them in the page.
 */
export async function openToStrangers() {
  process.env.TRUST_PROXY = 'yes';
  const sink = await openMailSink();
  const portal = await openOwnPortal(() => Promise.resolve({ SMTP_URL: sink.url }));
  const { address } = portal;
  let networks = 0;
  const anotherNetwork = () => `2001:db8:${(networks += 1).toString(16)}::1`;

  async function post(path: string, form: Record<string, string>, cookie = '') {
    const begun = performance.now();
    const answer = await fetch(address + path, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { Origin: address, 'X-Forwarded-For': anotherNetwork(), cookie },
      redirect: 'manual',
    });
    const text = await answer.text();
    return { answer, text, ms: performance.now() - begun };
  }

  /** Makes an account with a confirmed address. */
  async function register(email: string): Promise<void> {
    await post('/sign-up', { name: 'Bench', email, password });
    const path = await confirmation(email);
    const { answer } = await post(path, {});
    if (answer.status !== 302) throw new Error(`not confirmed: ${answer.status}`);
  }

  /** The way to confirm an address, as the letter to it says. */
  async function confirmation(email: string): Promise<string> {
    for (;;) {
      const letter = sink.letters.find((each) => each.includes(`To: ${email}`));
      const path = letter && /\/confirm\/[\w-]+/.exec(letter.replaceAll('=\r\n', ''))?.[0];
      if (path !== undefined) return path;
      await wait(100);
    }
  }

  const close = async () => {
    await portal.close();
    await sink.close();
  };
  return { address, post, register, close };
}

/** The value below which this share of the times lies, in ms. */
export function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
}
