import type { LoaderFunctionArgs } from '@remix-run/node';
import { versionReceipt } from '#app/domain/projects/document/version-receipt.server.ts';
import { stageName } from '#app/domain/projects/stage-name.ts';
import { receiptText } from '#app/domain/records/receipt.ts';
import { download } from '#app/web/download.ts';
import { notFound, requirePermission } from '#app/web/require-role.ts';

/** A version's signed receipt as a file; with `?key` the public key that checks it. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  const stage = stageName(params.stage);
  const number = Number(params.number);
  if (stage === null || !Number.isInteger(number)) throw notFound();
  const { publicKey } = context.signer;
  const address = { project: params.project ?? '', stage, number };
  const receipt = await versionReceipt(context.db, asker, publicKey, address);
  if (receipt === null) throw notFound();
  if (new URL(request.url).searchParams.has('key')) {
    return download(publicKey, 'application/x-pem-file', 'practicum-public-key.pem');
  }
  const name = `receipt-${address.project}-${stage}-${number}.json`;
  return download(receiptText(receipt), 'application/json', name);
}
