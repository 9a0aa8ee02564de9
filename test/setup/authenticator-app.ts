import { Secret, TOTP } from 'otpauth';

/**
 * The code that an authenticator app shows at an instant (RFC 6238).
 *
 * @param secret as the portal shows it: base 32, with spaces between groups
 */
export function codeOf(secret: string, now: Date): string {
  const made = new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) });
  return made.generate({ timestamp: now.getTime() });
}
