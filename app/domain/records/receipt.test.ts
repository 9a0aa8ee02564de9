import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import {
  checkFiles,
  checkReceipt,
  receiptText,
  type ReceiptFacts,
  type ReceiptFile,
} from './receipt.ts';
import { makeReceiptKeys, openReceiptSigner } from './sign-receipt.server.ts';
import { sha256Of } from './signatures.ts';

const keys = makeReceiptKeys();
const signer = openReceiptSigner(keys);
const document = canonicalJson({ type: 'doc', content: [] });
const bytes = new TextEncoder().encode('print("eight gaussians")\n');
const handedIn = {
  ...{ offering: 'sp24', version: 2, submittedBy: 'somebody' },
  submittedAt: '2024-02-26T18:00:00.000Z',
};

async function ofProject(): Promise<ReceiptFile> {
  const sha256 = await sha256Of(document);
  const where = { project: 'tiny-diffusion', stage: 'proposal' };
  const signed = signer.sign({ kind: 'project version', ...handedIn, ...where, sha256 });
  return { receipt: 1, ...signed, publicKey: signer.publicKey, document };
}

const file = async (name: string) => ({ name, size: bytes.length, sha256: await sha256Of(bytes) });

async function ofHomework(): Promise<ReceiptFile> {
  const files = [await file('model.py'), { ...(await file('作业.pdf')), sha256: 'a'.repeat(64) }];
  const signed = signer.sign({ kind: 'homework version', ...handedIn, homework: 'hw1', files });
  return { receipt: 1, ...signed, publicKey: signer.publicKey };
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
  it.each([
    ['a project', ofProject],
    ['homework', ofHomework],
  ])('of %s is genuine under the key of its portal', async (_of, make) => {
    const text = receiptText(await make());
    const facts = { version: 2 };
    expect(await checkReceipt(text, keys.publicKey)).toMatchObject({
      ...{ ok: true, keyTrusted: true, facts },
    });
    expect(await checkReceipt(text)).toMatchObject({ ok: true, keyTrusted: false, facts });
  });

  it('takes the portal’s key as somebody pastes it', async () => {
    const pasted = `  ${keys.publicKey.replaceAll('\n', '\r\n')} `;
    const text = receiptText(await ofHomework());
    expect(await checkReceipt(text, pasted)).toMatchObject({ ok: true });
    expect(await checkReceipt(text, 'my key')).toEqual({ ok: false, because: 'no key' });
  });

  it('refuses every single change of its words', async () => {
    const made = await ofProject();
    for (const changed of ['version":3', 'version":1']) {
      const forged = { ...made, payload: made.payload.replace('version":2', changed) };
      expect(await checkReceipt(receiptText(forged))).toEqual({ ok: false, because: 'signature' });
    }
  });

  it('refuses another document', async () => {
    const forged = { ...(await ofProject()), document: `${document} ` };
    expect(await checkReceipt(receiptText(forged))).toEqual({ ok: false, because: 'document' });
  });

  it('refuses a receipt that somebody signed with a key of their own', async () => {
    const check = checkReceipt(receiptText(await ofProject()), makeReceiptKeys().publicKey);
    expect(await check).toEqual({ ok: false, because: 'another key' });
  });

  it('refuses words that nobody signed', async () => {
    const made = await ofHomework();
    expect(await checkReceipt(receiptText({ ...made, document }))).toMatchObject({ ok: false });
    const more = JSON.stringify({ ...made, grade: 100 }, null, 2);
    expect(await checkReceipt(more)).toEqual({ ok: false, because: 'altered' });
    expect(await checkReceipt(JSON.stringify(made))).toEqual({ ok: false, because: 'altered' });
  });

  it.each(['', '{}', 'null', '{"receipt":1}', '[1]'])('refuses what is none: %s', async (text) => {
    expect(await checkReceipt(text)).toEqual({ ok: false, because: 'unreadable' });
  });

  it.each([
    ['a project', ofProject],
    ['homework', ofHomework],
  ])('of %s fails with any byte of its file changed', async (_of, make) => {
    const whole = new TextEncoder().encode(receiptText(await make()));
    const checked = async (changed: Uint8Array) =>
      (await checkReceipt(new TextDecoder().decode(changed), keys.publicKey)).ok;
    expect(await checked(whole)).toBe(true);
    for (let at = 0; at < whole.length; at += 1) {
      for (const flip of [1, 4, 32]) {
        expect({ at, flip, ok: await checked(whole.with(at, (whole[at] ?? 0) ^ flip)) }).toEqual({
          ...{ at, flip, ok: false },
        });
      }
    }
    const position = fc.nat(whole.length - 1);
    await fc.assert(
      fc.asyncProperty(position, fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        expect(await checked(whole.with(at, (whole[at] ?? 0) ^ flip))).toBe(false);
      }),
      { numRuns: 300 },
    );
    await fc.assert(
      fc.asyncProperty(position, async (at) => {
        expect(await checked(Uint8Array.from([...whole].toSpliced(at, 1)))).toBe(false);
      }),
    );
  });

  it('names a file by its bytes, and no file that has one byte changed', async () => {
    const facts = JSON.parse((await ofHomework()).payload) as Extract<
      ReceiptFacts,
      { kind: 'homework version' }
    >;
    const held = async (name: string, content: Uint8Array<ArrayBuffer>) => ({
      ...{ name, sha256: await sha256Of(content) },
    });
    expect(checkFiles(facts, [await held('renamed.py', bytes)])).toEqual([
      { name: 'renamed.py', handedInAs: 'model.py' },
    ]);
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = await held('model.py', bytes.with(at, (bytes[at] ?? 0) ^ 1));
      expect(checkFiles(facts, [changed])).toEqual([{ name: 'model.py', handedInAs: null }]);
    }
  });
});
