import type { LoaderFunctionArgs } from '@remix-run/node';
import { broughtFile } from '#app/domain/homework/hand-in/brought-file.server.ts';
import { notFound, requirePermission } from '#app/web/require-role.ts';
import { sendFile } from '#app/web/send-file.ts';

/** A file that the reader has brought for their next version, as it came. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  const { homework = '', file = '' } = params;
  const found = await broughtFile(context.db, asker, { homework, id: file });
  if (found === null) throw notFound();
  const type = 'application/octet-stream';
  return sendFile(context, request, { ...found, type, attachment: true });
}
