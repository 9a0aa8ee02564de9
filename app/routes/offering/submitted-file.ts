import type { LoaderFunctionArgs } from '@remix-run/node';
import { submittedFile } from '#app/domain/homework/hand-in/submitted-file.server.ts';
import { versionNumber } from '#app/domain/homework/hand-in/version-rules.ts';
import { notFound, requirePermission } from '#app/web/require-role.ts';
import { sendFile } from '#app/web/send-file.ts';

/** A file of one of the reader's own versions, as it was handed in. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  const { homework = '', file = '' } = params;
  const number = versionNumber(params.number);
  if (number === null) throw notFound();
  const found = await submittedFile(context.db, asker, { homework, number, id: file });
  if (found === null) throw notFound();
  const type = 'application/octet-stream';
  return sendFile(context, request, { ...found, type, attachment: true });
}
