import { useEffect, useState } from 'react';
import { checkReceipt, type ReceiptCheck } from '../receipt.ts';
import { sha256Of } from '../signatures.ts';

/** In bytes. A receipt is a few lines, one of a project its whole text. */
const largestReceipt = 20_000_000;

/** The check of a receipt that somebody chose, against a key; null before there is one. */
export function useReceiptCheck(receipt: File | null, key: string): ReceiptCheck | null {
  const [check, setCheck] = useState<ReceiptCheck | null>(null);
  useEffect(() => {
    let wanted = true;
    const show = (checked: ReceiptCheck | null) => {
      if (wanted) setCheck(checked);
    };
    void (receipt === null ? Promise.resolve(null) : checkFile(receipt, key)).then(show);
    return () => {
      wanted = false;
    };
  }, [receipt, key]);
  return check;
}

async function checkFile(receipt: File, key: string): Promise<ReceiptCheck> {
  if (receipt.size > largestReceipt) return { ok: false, because: 'unreadable' };
  // Its first bytes count, too: the portal writes no mark of their order.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return checkReceipt(decoder.decode(await receipt.arrayBuffer()), key);
}

/** A file that somebody chose; without a hash while it is read, or when it is too large for that. */
export type Chosen = { name: string; sha256: string | null; tooLarge: boolean };

/** In bytes: it is read as a whole. */
const largestFile = 200_000_000;

/** The SHA-256 of files, one after the other. */
export function useHashes(files: readonly File[]): Chosen[] {
  const [hashes, setHashes] = useState<ReadonlyMap<File, string>>(new Map());
  useEffect(() => {
    let wanted = true;
    const hashAll = async () => {
      for (const file of files) {
        if (!wanted || file.size > largestFile) continue;
        const sha256 = await sha256Of(new Uint8Array(await file.arrayBuffer()));
        setHashes((known) => new Map(known).set(file, sha256));
      }
    };
    void hashAll();
    return () => {
      wanted = false;
    };
  }, [files]);
  return files.map((file) => ({
    ...{ name: file.name, sha256: hashes.get(file) ?? null },
    tooLarge: file.size > largestFile,
  }));
}
