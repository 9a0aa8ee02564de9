import type { LoaderFunctionArgs } from '@remix-run/node';
import { publicFigure } from '#app/domain/projects/gallery/public-gallery.server.ts';
import { askerIn, notFound } from '#app/web/require-role.ts';
import { sendFile } from '#app/web/send-file.ts';

/** A picture in a report of the gallery, for everybody who may read it. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = askerIn(context, params.offering);
  const address = { project: params.project ?? '', figure: params.figure ?? '' };
  const file = await publicFigure(context.db, context.course, asker, address);
  if (file === null) throw notFound();
  return sendFile(context, request, file);
}
