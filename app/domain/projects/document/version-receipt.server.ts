import type { Db } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { canonicalJson } from '#app/domain/records/canonical-json.ts';
import type { ReceiptFile } from '#app/domain/records/receipt.ts';
import { findDocument } from '../find-project.server.ts';
import { readContent } from './content.ts';

/**
 * The receipt of a version, as a file that can be checked offline; null when there is no such
 * version for the asker.
 */
export async function versionReceipt(
  db: Db,
  asker: SignedInAsker,
  publicKey: string,
  address: { project: string; stage: StageName; number: number },
): Promise<ReceiptFile | null> {
  const document = await findDocument(db, asker, address.project, address.stage);
  if (document === null) return null;
  const version = await db.version.findUnique({
    where: {
      documentId_number: { documentId: document.documentId, number: address.number },
    },
    select: { content: true, details: true, receipt: true },
  });
  const content = readContent(version?.content);
  if (version?.receipt == null || content === null) return null;
  const { payload, signature } = version.receipt;
  return {
    ...{ receipt: 1, payload, signature, publicKey, document: canonicalJson(content) },
    ...(version.details !== null && { details: canonicalJson(version.details) }),
  };
}
