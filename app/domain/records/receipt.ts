import { z } from 'zod';
import {
  canCheckSignatures,
  fromBase64,
  readPublicKey,
  sha256Of,
  toBase64,
  verifies,
} from './signatures.ts';

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
  /** The ids of all for whom it was handed in, where a team did; sorted. */
  team: z.array(z.string()).min(2).optional(),
  files: z.array(z.object({ name: z.string(), size: z.number().int().min(1), sha256 })).min(1),
});

/** What a receipt says. */
export const receiptFacts = z.discriminatedUnion('kind', [projectVersion, homeworkVersion]);

export type ReceiptFacts = z.infer<typeof receiptFacts>;

/** The signed words (canonical JSON of the facts) and the Ed25519 signature over them (base64). */
export type SignedReceipt = { payload: string; signature: string };

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

/** The text of the file, as the portal writes it and in no other way: each byte of it can be checked. */
export function receiptText(file: ReceiptFile): string {
  return JSON.stringify(receiptFile.parse(file), null, 2);
}

export type ReceiptCheck =
  | { ok: true; facts: ReceiptFacts; fingerprint: string; keyTrusted: boolean }
  | {
      ok: false;
      because:
        | 'unreadable'
        /** What was given as the portal's key is none. */
        | 'no key'
        | 'another key'
        | 'signature'
        | 'document'
        | 'details'
        /** What is signed is whole; what stands around it is not as the portal writes it. */
        | 'altered'
        /** This machine knows no Ed25519, or may not use it here. */
        | 'cannot check';
    };

/**
 * Checks a downloaded receipt, in a browser or without the portal: the signature over the payload,
 * and the document and what stood beside it against the hashes in it.
 *
 * @param trustedKey the portal's public key (PEM) from elsewhere; without it the key in the file is
 *   used, which shows only that the file is consistent: `keyTrusted` is then false
 */
export async function checkReceipt(fileText: string, trustedKey?: string): Promise<ReceiptCheck> {
  if (!(await canCheckSignatures())) return { ok: false, because: 'cannot check' };
  const file = parseJson(fileText, receiptFile);
  const facts = file && parseJson(file.payload, receiptFacts);
  const key = file && (await readPublicKey(file.publicKey));
  if (!file || !facts || !key) return { ok: false, because: 'unreadable' };
  if (trustedKey !== undefined) {
    const trusted = await readPublicKey(trustedKey);
    if (trusted === null) return { ok: false, because: 'no key' };
    if (trusted.fingerprint !== key.fingerprint) return { ok: false, because: 'another key' };
  }
  const signature = fromBase64(file.signature);
  if (signature === null || !(await verifies(key, signature, file.payload))) {
    return { ok: false, because: 'signature' };
  }
  const { document, details } = await hashesOf(file);
  const said = facts.kind === 'project version' ? facts : { sha256: undefined };
  if (document !== said.sha256) return { ok: false, because: 'document' };
  if (details !== ('detailsSha256' in said ? said.detailsSha256 : undefined)) {
    return { ok: false, because: 'details' };
  }
  // Other white space, a word that nobody signed, the same bytes in another spelling.
  const spelt = { ...file, signature: toBase64(signature), publicKey: key.pem };
  if (receiptText(spelt) !== fileText) return { ok: false, because: 'altered' };
  const { fingerprint } = key;
  return { ok: true, facts, fingerprint, keyTrusted: trustedKey !== undefined };
}

async function hashesOf({ document, details }: ReceiptFile) {
  const hashOf = (text: string | undefined) => (text === undefined ? undefined : sha256Of(text));
  return { document: await hashOf(document), details: await hashOf(details) };
}

/** A file that somebody has, by its name and its bytes' SHA-256 in hexadecimal. */
export type HeldFile = { name: string; sha256: string };

/** A file beside a receipt of homework: under which name it was handed in, null when it was not. */
export type FileCheck = { name: string; handedInAs: string | null };

/** Under which name each of these files was handed in, by its bytes. */
export function checkFiles(
  facts: Extract<ReceiptFacts, { kind: 'homework version' }>,
  files: readonly HeldFile[],
): FileCheck[] {
  return files.map(({ name, sha256 }) => {
    const same = facts.files.filter((one) => one.sha256 === sha256);
    // The same bytes may have been handed in under two names.
    const found = same.find((one) => one.name === name) ?? same[0];
    return { name, handedInAs: found?.name ?? null };
  });
}

function parseJson<T>(text: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
