/**
 * Ed25519 and SHA-256 by the Web Cryptography API, which browsers and Node share: what checks a
 * receipt in a page is what checks it without the portal.
 */

export type PublicKey = {
  key: CryptoKey;
  /** SPKI in one spelling. */
  pem: string;
  /** SHA-256 of the key's DER form: what people compare instead of whole keys. */
  fingerprint: string;
};

const algorithm = 'Ed25519';

/**
 * Whether signatures can be checked here: not in an older browser, nor in a page that did not come
 * over https.
 */
export async function canCheckSignatures(): Promise<boolean> {
  // Types say that it is always there; in a page without https it is not.
  const { subtle } = crypto as { subtle?: SubtleCrypto };
  if (subtle === undefined) return false;
  return subtle.generateKey(algorithm, false, ['sign', 'verify']).then(
    () => true,
    () => false,
  );
}

/** A public key in PEM (SPKI); null when it is none for Ed25519. */
export async function readPublicKey(pem: string): Promise<PublicKey | null> {
  const body = /-----BEGIN PUBLIC KEY-----([\sA-Za-z0-9+/=]+)-----END PUBLIC KEY-----/.exec(pem);
  const der = fromBase64(body?.[1]?.replaceAll(/\s/g, '') ?? '');
  if (der === null) return null;
  try {
    const key = await crypto.subtle.importKey('spki', der, algorithm, true, ['verify']);
    const spelt = new Uint8Array(await crypto.subtle.exportKey('spki', key));
    return { key, pem: pemOf(spelt), fingerprint: await sha256Of(spelt) };
  } catch {
    return null;
  }
}

/** Whether a signature is the key's over a text in UTF-8. */
export function verifies(
  { key }: PublicKey,
  signature: Uint8Array<ArrayBuffer>,
  text: string,
): Promise<boolean> {
  return crypto.subtle.verify(algorithm, key, signature, new TextEncoder().encode(text));
}

/** SHA-256 of a text, in UTF-8, or of bytes; in hexadecimal. */
export async function sha256Of(content: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The bytes; null when it is no base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}

export function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

/** As OpenSSL writes it: lines of 64 characters. */
function pemOf(der: Uint8Array): string {
  const lines = toBase64(der).match(/.{1,64}/g) ?? [];
  return ['-----BEGIN PUBLIC KEY-----', ...lines, '-----END PUBLIC KEY-----', ''].join('\n');
}
