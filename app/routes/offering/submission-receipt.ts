import type { LoaderFunctionArgs } from '@remix-run/node';
import { submissionReceipt } from '#app/domain/homework/hand-in/submission-receipt.server.ts';
import { receiptText } from '#app/domain/records/receipt.ts';
import { download } from '#app/web/download.ts';
import { versionNumber } from '#app/domain/homework/hand-in/version-rules.ts';
import { notFound, requirePermission } from '#app/web/require-role.ts';

/** The signed receipt of one of the reader's own versions, as a file. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  const { homework = '' } = params;
  const number = versionNumber(params.number);
  if (number === null) throw notFound();
  const place = { homework, number };
  const receipt = await submissionReceipt(context.db, asker, context.signer.publicKey, place);
  if (receipt === null) throw notFound();
  const name = `receipt-${homework}-${number}.json`;
  return download(receiptText(receipt), 'application/json', name);
}
