import type { LoaderFunctionArgs } from '@remix-run/node';
import { readerFigure } from '#app/domain/projects/peer/own-readings.server.ts';
import { notFound, requirePermission } from '#app/web/require-role.ts';
import { sendFile } from '#app/web/send-file.ts';

/** A picture in a classmate's text, for whom the text was given to. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'work on project');
  const address = { reading: params.reading ?? '', figure: params.figure ?? '' };
  const file = await readerFigure(context.db, context.course, asker, address);
  if (file === null) throw notFound();
  return sendFile(context, request, file);
}
