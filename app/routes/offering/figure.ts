import type { LoaderFunctionArgs } from '@remix-run/node';
import { figureFile } from '#app/domain/projects/document/figures/figure-file.server.ts';
import { notFound, requirePermission } from '#app/web/require-role.ts';
import { sendFile } from '#app/web/send-file.ts';

/** A picture in a project's texts, for its team and for staff. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  const address = { project: params.project ?? '', figure: params.figure ?? '' };
  const file = await figureFile(context.db, asker, address);
  if (file === null) throw notFound();
  return sendFile(context, request, file);
}
