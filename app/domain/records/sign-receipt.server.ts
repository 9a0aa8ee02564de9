import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import { receiptFacts, type ReceiptFacts, type SignedReceipt } from './receipt.ts';

export type ReceiptSigner = {
  /** PEM (SPKI): whoever has it can check a receipt without the portal. */
  publicKey: string;
  sign(facts: ReceiptFacts): SignedReceipt;
};

/** A fresh Ed25519 key pair in PEM, made once for an installation. */
export function makeReceiptKeys(): { publicKey: string; privateKey: string } {
  const pair = generateKeyPairSync('ed25519');
  return {
    publicKey: pair.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** Signs receipts with an installation's keys (PEM). */
export function openReceiptSigner(keys: { publicKey: string; privateKey: string }): ReceiptSigner {
  const privateKey = createPrivateKey(keys.privateKey);
  return {
    publicKey: keys.publicKey,
    sign: (facts) => {
      const payload = canonicalJson(receiptFacts.parse(facts));
      return {
        payload,
        signature: sign(null, Buffer.from(payload), privateKey).toString('base64'),
      };
    },
  };
}
