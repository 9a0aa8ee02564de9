import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

type Manners = {
  /** The page that asks; the portal's own when not given. */
  origin?: string;
  /** Whether it has checked who uses it. */
  verifies?: boolean;
};

/** A device with one passkey, as WebAuthn describes it (ES256, no attestation). */
export function openAuthenticator(portal: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(32);
  let counter = 0;

  const credential = { id: id.toString('base64url'), rawId: id.toString('base64url') };
  const clientData = (type: string, challenge: string, origin = portal) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const authenticatorData = (flags: number, more = Buffer.alloc(0)) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const host = createHash('sha256').update(new URL(portal).hostname).digest();
    return Buffer.concat([host, Buffer.from([flags]), count, more]);
  };
  const present = (verifies = true) => (verifies ? 0b101 : 0b001);

  return {
    id: credential.id,
    /** Sets how often it has been used: as a copy that lags behind. */
    setCounter: (to: number) => void (counter = to),
    register: (challenge: string, { origin, verifies }: Manners = {}): string => {
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
      const key = new Map<number, number | Uint8Array>([
        ...([
          [1, 2],
          [3, -7],
          [-1, 1],
        ] as const),
        [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
        [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
      ]);
      const attested = Buffer.concat([
        ...[Buffer.alloc(16), Buffer.from([0, id.length]), id],
        isoCBOR.encode(key),
      ]);
      const authData = authenticatorData(present(verifies) | 0b1000000, attested);
      const attestation = isoCBOR.encode(
        new Map<string, string | Map<string, string> | Uint8Array>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', new Uint8Array(authData)],
        ]),
      );
      return JSON.stringify({
        ...{ ...credential, type: 'public-key', clientExtensionResults: {} },
        response: {
          clientDataJSON: clientData('webauthn.create', challenge, origin).toString('base64url'),
          attestationObject: Buffer.from(attestation).toString('base64url'),
          transports: ['internal'],
        },
      });
    },
    use: (challenge: string, { origin, verifies }: Manners = {}): string => {
      counter += 1;
      const client = clientData('webauthn.get', challenge, origin);
      const authData = authenticatorData(present(verifies));
      const hash = createHash('sha256').update(client).digest();
      const signature = sign('sha256', Buffer.concat([authData, hash]), privateKey);
      return JSON.stringify({
        ...{ ...credential, type: 'public-key', clientExtensionResults: {} },
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: authData.toString('base64url'),
          signature: signature.toString('base64url'),
        },
      });
    },
  };
}
