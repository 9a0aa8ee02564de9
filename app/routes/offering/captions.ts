import type { LoaderFunctionArgs } from '@remix-run/node';
import { captionsFile } from '#app/domain/projects/presentation/video-file.server.ts';
import { notFound, requirePermission } from '#app/web/require-role.ts';

/** The captions of a presentation's video, for a player. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  const { project = '', video = '', captions = '' } = params;
  const text = await captionsFile(context, asker, { project, video, captions });
  if (text === null) throw notFound();
  return new Response(text, { headers: { 'Content-Type': 'text/vtt; charset=utf-8' } });
}
