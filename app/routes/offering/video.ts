import type { LoaderFunctionArgs } from '@remix-run/node';
import { videoFile } from '#app/domain/projects/presentation/video-file.server.ts';
import { notFound, requirePermission } from '#app/web/require-role.ts';
import { sendFile } from '#app/web/send-file.ts';

/** The file of a presentation's video, or the piece of it that a player asks for. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  const address = { project: params.project ?? '', video: params.video ?? '' };
  const file = await videoFile(context, asker, address);
  if (file === null) throw notFound();
  return sendFile(context, request, file);
}
