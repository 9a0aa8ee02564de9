import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from './canonical-json.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const handedIn = {
  offering: z.string(),
  version: z.number().int().min(1),
  /** ISO 8601, UTC, milliseconds. */
  submittedAt: z.iso.datetime(),
  /** The id of the person who handed it in. */
  submittedBy: z.string(),
};

/** This text, by this hash, was handed in at this instant as this version. */
const projectVersion = z.object({
  kind: z.literal('project version'),
  ...handedIn,
  project: z.string(),
  stage: z.string(),
  /** SHA-256 of the document's canonical JSON, in hexadecimal. */
  sha256,
  /** Of a presentation: its video's SHA-256, or the link to it. */
  video: z.string().optional(),
  /** The same of what stood beside the text (goals, abstract, link); left out where nothing did. */
  detailsSha256: sha256.optional(),
});

/** These files, by their hashes, were handed in at this instant as this version. */
const homeworkVersion = z.object({
  kind: z.literal('homework version'),
  ...handedIn,
  homework: z.string(),
  files: z.array(z.object({ name: z.string(), size: z.number().int().min(1), sha256 })).min(1),
});

/** What a receipt says. */
const receiptFacts = z.discriminatedUnion('kind', [projectVersion, homeworkVersion]);

export type ReceiptFacts = z.infer<typeof receiptFacts>;

/** The signed words (canonical JSON of the facts) and the Ed25519 signature over them (base64). */
export type SignedReceipt = { payload: string; signature: string };

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

/** SHA-256 of a text, in UTF-8, or of bytes; in hexadecimal. */
export function sha256Of(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** SHA-256 of a public key's DER form: what people compare instead of whole keys. */
export function fingerprintOf(publicKey: string): string {
  const der = createPublicKey(publicKey).export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex');
}

/** What a person downloads: all that is needed to check it, on a machine without the portal. */
const receiptFile = z.object({
  receipt: z.literal(1),
  payload: z.string(),
  signature: z.string(),
  publicKey: z.string(),
  /** Of a project's version: the document's canonical JSON, whose hash the payload names. */
  document: z.string().optional(),
  /** The canonical JSON of what stood beside the text, where the payload names its hash. */
  details: z.string().optional(),
});

export type ReceiptFile = z.infer<typeof receiptFile>;

export type ReceiptCheck =
  | { ok: true; facts: ReceiptFacts; fingerprint: string; keyTrusted: boolean }
  | { ok: false; because: 'unreadable' | 'another key' | 'signature' | 'document' | 'details' };

/**
 * Checks a downloaded receipt offline: the signature over the payload, and the document and
 * what stood beside it against the hashes in it.
 *
 * @param trustedKey the portal's public key (PEM) from elsewhere; without it the key in the file is
 *   used, which shows only that the file is consistent: `keyTrusted` is then false
 */
export function checkReceipt(fileText: string, trustedKey?: string): ReceiptCheck {
  const file = parseJson(fileText, receiptFile);
  if (file === null) return { ok: false, because: 'unreadable' };
  const facts = parseJson(file.payload, receiptFacts);
  const fingerprint = fingerprintIfKey(file.publicKey);
  if (facts === null || fingerprint === null) return { ok: false, because: 'unreadable' };
  if (trustedKey !== undefined && fingerprintOf(trustedKey) !== fingerprint) {
    return { ok: false, because: 'another key' };
  }
  const signature = Buffer.from(file.signature, 'base64');
  if (!verify(null, Buffer.from(file.payload), file.publicKey, signature)) {
    return { ok: false, because: 'signature' };
  }
  if (facts.kind === 'project version') {
    const [document, details] = [file.document, file.details].map((text) => text && sha256Of(text));
    if (document !== facts.sha256) return { ok: false, because: 'document' };
    if (details !== facts.detailsSha256) return { ok: false, because: 'details' };
  }
  return { ok: true, facts, fingerprint, keyTrusted: trustedKey !== undefined };
}

/** A file that somebody has, beside a receipt of homework. */
export type FileCheck = { name: string; handedInAs: string | null };

/** Under which name each of these files was handed in, by its bytes; null for one that was not. */
export function checkFiles(
  facts: Extract<ReceiptFacts, { kind: 'homework version' }>,
  files: readonly { name: string; bytes: Uint8Array }[],
): FileCheck[] {
  return files.map(({ name, bytes }) => {
    const hash = sha256Of(bytes);
    return { name, handedInAs: facts.files.find(({ sha256: one }) => one === hash)?.name ?? null };
  });
}

function parseJson<T>(text: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function fingerprintIfKey(publicKey: string): string | null {
  try {
    return createPublicKey(publicKey).asymmetricKeyType === 'ed25519'
      ? fingerprintOf(publicKey)
      : null;
  } catch {
    return null;
  }
}
