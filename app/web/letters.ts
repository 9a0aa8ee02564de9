import type { Times } from '#app/domain/people/sign-up.server.ts';
import type { RequestContext } from './context.ts';

/** The portal's time and the real one, in which links run out. */
export function timesOf(context: RequestContext): Times {
  return { at: context.clock.now(), now: new Date() };
}

/** Whether one more letter may be asked for about this address, from this network. */
export async function mayAskForLetter(
  { limits, network }: RequestContext,
  address: string,
): Promise<boolean> {
  return (
    (await limits.letters.take(`${address} ${network}`)) && (await limits.lettersFrom.take(network))
  );
}

/** A letter's text where it may be shown in a page: in a demo that has no mail server. */
export function readableLetter(context: RequestContext, letter: string | null): string | null {
  return context.demo && context.environment.smtpUrl === undefined ? letter : null;
}

const leastMs = 400;

/** The same answer takes the same time, whether an address is known or not. */
export async function noFasterThanUsual<T>(work: Promise<T>): Promise<T> {
  const [result] = await Promise.all([
    work,
    new Promise((resolve) => setTimeout(resolve, leastMs)),
  ]);
  return result;
}
