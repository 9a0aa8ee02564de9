import { createReadableStreamFromReadable } from '@remix-run/node';
import { Readable } from 'node:stream';
import { safeName } from '#app/files/safe-name.ts';
import { readRange } from './byte-range.ts';
import type { RequestContext } from './context.ts';

/** A stored file; its type is what the portal found in it. */
export type SentFile = {
  sha256: string;
  size: number;
  type: string;
  name: string;
  /** To be kept, and never shown as a page of the portal: it may hold what runs. */
  attachment?: boolean;
};

/**
 * Answers with a stored file, or the piece of it that a player asks for. Its bytes are its name, so
 * a browser that has them is told so; whether they may be had is asked each time.
 */
export async function sendFile(
  { files, room }: Pick<RequestContext, 'files' | 'room'>,
  request: Request,
  { sha256, size, type, name, attachment = false }: SentFile,
): Promise<Response> {
  const etag = `"${sha256}"`;
  const headers = {
    'Content-Type': type,
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'private, no-cache',
    ETag: etag,
    'Content-Disposition': `${attachment ? 'attachment' : 'inline'}; filename*=UTF-8''${encodeURIComponent(safeName(name))}`,
  };
  if (request.headers.get('If-None-Match') === etag) {
    return new Response(null, { status: 304, headers });
  }
  if (!(await files.has(sha256))) return new Response(null, { status: 404 });
  const ifRange = request.headers.get('If-Range');
  const asked = ifRange === null || ifRange === etag ? request.headers.get('Range') : null;
  const range = readRange(asked, size);
  if (range === 'outside') {
    return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${size}` } });
  }
  const { from, to } = range ?? { from: 0, to: size - 1 };
  const answer = {
    status: range === null ? 200 : 206,
    headers: {
      ...headers,
      'Content-Length': `${to - from + 1}`,
      ...(range !== null && { 'Content-Range': `bytes ${from}-${to}/${size}` }),
    },
  };
  if (request.method === 'HEAD') return new Response(null, answer);
  const bytes = Readable.from(taken(await files.readPiece(sha256, from, to), room, request.signal));
  return new Response(createReadableStreamFromReadable(bytes), answer);
}

/** The bytes as fast as they are taken, and no further than that. */
export async function* taken(
  bytes: Readable,
  room: () => Promise<void>,
  gone: AbortSignal,
): AsyncGenerator<Buffer> {
  for await (const chunk of bytes) {
    await room();
    if (gone.aborted) return;
    yield chunk as Buffer;
  }
}
