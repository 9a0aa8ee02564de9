import { availableParallelism } from 'node:os';
import { hash, verify, type Options } from '@node-rs/argon2';
import { makeTurns, tooBusy } from './turns.ts';

/** Argon2id with the parameters that OWASP's password storage cheat sheet asks for: 19 MiB, two passes. */
const options: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A password shorter than this is refused when it is chosen. */
export const shortestPassword = 12;

/** A longer one is never hashed, so that nobody can keep the server busy with it. */
export const longestPassword = 256;

/** The hash to keep, with its own salt and parameters in it. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, options);
}

let hashOfNothing: Promise<string> | undefined;

/** One core stays free for everything else; nobody types faster than this under one name. */
const turns = makeTurns({
  atOnce: Math.max(1, availableParallelism() - 1),
  waitingPerName: 10,
  restMs: 250,
});

/**
 * Whether the password is the one behind `kept`. Without a kept hash the answer is no, after the
 * same work: how long it takes does not tell whether an address is known.
 *
 * @param name whose try this is: names take turns, so that one of them cannot hold up the others
 * @returns `tooBusy` when too many tries wait under the name
 */
export async function passwordMatches(
  kept: string | undefined,
  password: string,
  name: string,
): Promise<boolean | typeof tooBusy> {
  hashOfNothing ??= hashPassword('nobody has this password');
  const tried = password.length <= longestPassword ? password : '';
  const against = kept ?? (await hashOfNothing);
  const matches = await turns.take(name, () => verify(against, tried));
  return matches === tooBusy ? tooBusy : matches && kept !== undefined;
}
