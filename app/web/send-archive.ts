import { createReadableStreamFromReadable } from '@remix-run/node';
import { Readable } from 'node:stream';
import type { RequestContext } from './context.ts';
import { taken } from './send-file.ts';

/**
 * Answers with an archive while it is made, as fast as it is taken. When its reader goes, no more of
 * it is made.
 *
 * @param name of the file, in plain letters
 */
export function sendArchive(
  { room, log }: Pick<RequestContext, 'room' | 'log'>,
  request: Request,
  zip: Readable,
  name: string,
): Response {
  zip.on('error', (error) => {
    if (!request.signal.aborted) log.error({ err: error }, 'a download broke off');
  });
  request.signal.addEventListener('abort', () => zip.destroy(), { once: true });
  const bytes = Readable.from(taken(zip, room, request.signal));
  return new Response(createReadableStreamFromReadable(bytes), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="${name}.zip"`,
      'Cache-Control': 'no-store',
    },
  });
}
