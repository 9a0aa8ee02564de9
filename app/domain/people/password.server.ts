import { hash, verify, type Options } from '@node-rs/argon2';

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

/**
 * Whether the password is the one behind `kept`. Without a kept hash the answer is no, after the
 * same work: how long it takes does not tell whether an address is known.
 */
export async function passwordMatches(kept: string | undefined, password: string) {
  hashOfNothing ??= hashPassword('nobody has this password');
  const tried = password.length <= longestPassword ? password : '';
  const matches = await verify(kept ?? (await hashOfNothing), tried);
  return matches && kept !== undefined;
}
