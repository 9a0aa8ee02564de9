import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Keeps secrets that must be read again: sealed with AES-256-GCM, each for one thing only. */
export type Sealer = {
  /** @param about what it belongs to; it opens for nothing else */
  seal(secret: Uint8Array, about: string): Uint8Array<ArrayBuffer>;
  /** @throws when it was changed, belongs to something else, or was sealed by another portal */
  open(sealed: Uint8Array, about: string): Uint8Array<ArrayBuffer>;
};

const nonceBytes = 12;
const tagBytes = 16;

/**
 * The key is derived (HKDF-SHA-256) from the portal's private key, which is in the same database: a
 * copy of a single table or a leaked row opens nothing; a copy of the whole database does.
 *
 * @param privateKey the portal's Ed25519 key, PEM
 */
export function openSealer(privateKey: string): Sealer {
  const key = Buffer.from(hkdfSync('sha256', privateKey, '', 'practicum sealed secrets', 32));
  return {
    seal: (secret, about) => {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about));
      const text = Buffer.concat([cipher.update(secret), cipher.final()]);
      return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), text]));
    },
    open: (sealed, about) => {
      const bytes = Buffer.from(sealed);
      const nonce = bytes.subarray(0, nonceBytes);
      const tag = bytes.subarray(nonceBytes, nonceBytes + tagBytes);
      const cipher = createDecipheriv('aes-256-gcm', key, nonce)
        .setAAD(Buffer.from(about))
        .setAuthTag(tag);
      const text = cipher.update(bytes.subarray(nonceBytes + tagBytes));
      return new Uint8Array(Buffer.concat([text, cipher.final()]));
    },
  };
}
