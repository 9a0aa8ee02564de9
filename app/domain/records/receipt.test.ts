import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import {
  checkReceipt,
  makeReceiptKeys,
  openReceiptSigner,
  sha256Of,
  type ReceiptFile,
} from './receipt.ts';

const keys = makeReceiptKeys();
const signer = openReceiptSigner(keys);
const document = canonicalJson({ type: 'doc', content: [] });

function receiptFile(): ReceiptFile {
  const signed = signer.sign({
    kind: 'project version',
    offering: 'sp24',
    project: 'tiny-diffusion',
    stage: 'proposal',
    version: 2,
    sha256: sha256Of(document),
    submittedAt: '2024-02-26T18:00:00.000Z',
    submittedBy: 'somebody',
  });
  return { receipt: 1, ...signed, publicKey: signer.publicKey, document };
}

describe('canonical JSON', () => {
  it('does not depend on the order of keys', () => {
    expect(canonicalJson({ b: [{ d: 1, c: null }], a: 'x' })).toBe(
      canonicalJson({ a: 'x', b: [{ c: null, d: 1 }] }),
    );
    expect(canonicalJson({ b: 1, a: [2, { z: 0, y: 1 }] })).toBe('{"a":[2,{"y":1,"z":0}],"b":1}');
  });
});

describe('a receipt', () => {
  it('is genuine under the key of its portal', () => {
    const check = checkReceipt(JSON.stringify(receiptFile()), keys.publicKey);
    expect(check).toMatchObject({ ok: true, keyTrusted: true, facts: { version: 2 } });
  });

  it('is only consistent when no key is brought along', () => {
    expect(checkReceipt(JSON.stringify(receiptFile()))).toMatchObject({
      ok: true,
      keyTrusted: false,
    });
  });

  it('refuses every single change of its words', () => {
    const file = receiptFile();
    for (const changed of ['version":3', 'version":1']) {
      const forged = { ...file, payload: file.payload.replace('version":2', changed) };
      expect(checkReceipt(JSON.stringify(forged))).toEqual({ ok: false, because: 'signature' });
    }
  });

  it('refuses another document', () => {
    const forged = { ...receiptFile(), document: `${document} ` };
    expect(checkReceipt(JSON.stringify(forged))).toEqual({ ok: false, because: 'document' });
  });

  it('refuses a receipt that somebody signed with a key of their own', () => {
    const check = checkReceipt(JSON.stringify(receiptFile()), makeReceiptKeys().publicKey);
    expect(check).toEqual({ ok: false, because: 'another key' });
  });

  it.each(['', '{}', 'null', '{"receipt":1}', '[1]'])('refuses what is no receipt: %s', (text) => {
    expect(checkReceipt(text)).toEqual({ ok: false, because: 'unreadable' });
  });
});
