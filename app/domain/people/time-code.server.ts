import { Secret, TOTP } from 'otpauth';
import { encode } from 'uqr';

/** Seconds for which a code is the current one (RFC 6238). */
export const stepSeconds = 30;

/** Clocks that are one step off are forgiven. */
const window = 1;

/** A new secret for an authenticator app: 160 random bits, as RFC 4226 asks for. */
export function newTimeSecret(): Uint8Array {
  return new Uint8Array(new Secret({ size: 20 }).buffer);
}

/**
 * Which time step a typed code belongs to, at an instant; null when to none that is near.
 *
 * @param typed six digits, with or without blanks between, in any width that a keyboard writes
 */
export function stepOf(secret: Uint8Array, typed: string, now: Date): bigint | null {
  const timestamp = now.getTime();
  const token = typed.normalize('NFKC').replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const delta = totp(secret).validate({ token, timestamp, window });
  if (delta === null) return null;
  return BigInt(Math.floor(timestamp / 1000 / stepSeconds) + delta);
}

/** What an authenticator app is given: as text in groups of four, and as a QR code to scan. */
export type TimeSecretToShow = {
  text: string;
  /** Its width and height in modules, and the dark ones as an SVG path. */
  qr: { size: number; path: string };
};

/**
 * @param portal the portal's host, so that an app tells several apart
 * @param email whose account it is
 */
export function showTimeSecret(
  secret: Uint8Array,
  { portal, email }: { portal: string; email: string },
): TimeSecretToShow {
  const issuer = `Practicum (${portal})`;
  const { size, data } = encode(totp(secret, { issuer, label: email }).toString(), { border: 2 });
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  const text = secretOf(secret).base32.replaceAll(/.{4}(?=.)/g, '$& ');
  return { text, qr: { size, path } };
}

function totp(secret: Uint8Array, shown: { issuer?: string; label?: string } = {}): TOTP {
  return new TOTP({ ...shown, secret: secretOf(secret), period: stepSeconds, digits: 6 });
}

function secretOf(bytes: Uint8Array): Secret {
  return new Secret({ buffer: new Uint8Array(bytes).buffer });
}
