import { homeworkUploads } from '#app/domain/homework/hand-in/brought-files.server.ts';
import { presentationUploads } from '#app/domain/projects/presentation/presentation-uploads.server.ts';
import {
  addToUpload,
  beginUpload,
  findUpload,
  forgetUpload,
  type UploadPlace,
  type UploadView,
} from '#app/files/uploads.server.ts';
import type { RequestContext } from './context.ts';
import { askerIn } from './require-role.ts';

/**
 * Uploads that can be gone on with, by the protocol tus 1.0.0 (https://tus.io) with its extensions
 * `creation` and `termination`. Whoever brings a file says in its metadata what it is for
 * (`purpose`, and `about` of what); whether they may is asked at each step.
 */
const protocol = { 'Tus-Resumable': '1.0.0', 'Cache-Control': 'no-store' };

/** Who may bring a file for a purpose, and how large: null when not this person, or not now. */
type Purpose = (
  context: RequestContext,
  about: string,
) => Promise<{ /** In bytes. */ largest: number } | null> | null;

const purposes: Record<string, Purpose> = {
  homework: (context, about) => {
    const { asker, rest } = within(context, about);
    return asker && homeworkUploads(context, asker, rest);
  },
  presentation: (context, about) => {
    const { asker, rest } = within(context, about);
    return asker && presentationUploads(context, asker, rest);
  },
};

/** Who asks in the offering that `sp24/tiny-diffusion` begins with, and what comes after it. */
function within(context: RequestContext, about: string) {
  const [offering = '', ...rest] = about.split('/');
  const asker = context.course.has(offering) ? askerIn(context, offering) : null;
  const somebody = asker?.person == null ? null : { ...asker, person: asker.person };
  return { asker: somebody, rest: rest.join('/') };
}

/** What this server can, for a client that asks before it begins. */
export function describeUploads(): Response {
  const extensions = { 'Tus-Version': '1.0.0', 'Tus-Extension': 'creation,termination' };
  return new Response(null, { status: 204, headers: { ...protocol, ...extensions } });
}

/** Takes the announcement of a file: where its bytes are to be sent. */
export async function announceUpload(
  context: RequestContext,
  { headers }: Request,
): Promise<Response> {
  const { viewer } = context;
  if (viewer === null) return answer(401);
  if (!speaksProtocol(headers)) return wrongVersion();
  const size = countIn(headers, 'Upload-Length');
  const { purpose = '', about = '', filename = '' } = metadataIn(headers);
  if (size === null || size === 0) return answer(400);
  const limit = await purposeOf(purpose)?.(context, about);
  if (limit == null) return answer(404);
  if (size > limit.largest) return answer(413);
  if (!(await context.limits.upload.take(viewer.id))) return answer(429);
  const place = { personId: viewer.id, purpose, about };
  const file = { name: filename.slice(0, 200) || 'unnamed', size };
  const upload = await beginUpload(context, place, file, new Date());
  return answer(201, { Location: `/uploads/${upload.id}` });
}

/** Says how much of a file has arrived. */
export async function tellUpload(context: RequestContext, id: string): Promise<Response> {
  const upload = await usableUpload(context, id);
  return upload === null ? answer(404) : answer(200, progressOf(upload));
}

/** Takes more of a file (PATCH), or forgets it (DELETE). */
export async function changeUpload(
  context: RequestContext,
  request: Request,
  id: string,
): Promise<Response> {
  const { method, body } = request;
  if (method !== 'PATCH' && method !== 'DELETE') return answer(405);
  const reader = body?.getReader() ?? null;
  const changed = await change(context, request, id, reader);
  if (changed.status >= 400) await passOver(reader);
  return changed;
}

async function change(
  context: RequestContext,
  { method, headers }: Request,
  id: string,
  reader: Reader | null,
): Promise<Response> {
  if (context.viewer === null) return answer(401);
  if (!speaksProtocol(headers)) return wrongVersion();
  const upload = await usableUpload(context, id);
  if (upload === null) return answer(404);
  if (method === 'DELETE') {
    await forgetUpload(context, id);
    return answer(204);
  }
  if (headers.get('Content-Type') !== 'application/offset+octet-stream') return answer(415);
  const offset = countIn(headers, 'Upload-Offset');
  if (offset === null) return answer(400);
  const bytes = chunksOf(reader);
  const added = await addToUpload(context, upload, { offset, bytes }, () => new Date());
  if (added.ok) return answer(204, progressOf({ ...upload, kept: added.kept }));
  return answer({ elsewhere: 409, gone: 409, 'too much': 413, 'not stored': 507 }[added.because]);
}

/** One's own upload whose purpose still takes a file of this size from this person. */
async function usableUpload(
  context: RequestContext,
  id: string,
): Promise<(UploadView & UploadPlace) | null> {
  const { viewer, db } = context;
  if (viewer === null || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null;
  const upload = await findUpload(db, viewer.id, id);
  if (upload === null) return null;
  const limit = await purposeOf(upload.purpose)?.(context, upload.about);
  return limit == null || upload.size > limit.largest ? null : upload;
}

function purposeOf(name: string): Purpose | undefined {
  return Object.hasOwn(purposes, name) ? purposes[name] : undefined;
}

function progressOf({ kept, size }: Pick<UploadView, 'kept' | 'size'>): Record<string, string> {
  return { 'Upload-Offset': `${kept}`, 'Upload-Length': `${size}` };
}

function answer(status: number, headers: Record<string, string> = {}): Response {
  // What is refused may not have been read to its end: nothing is to follow on that connection.
  const last = status >= 400 && { Connection: 'close' };
  return new Response(null, { status, headers: { ...protocol, ...last, ...headers } });
}

function wrongVersion(): Response {
  return answer(412, { 'Tus-Version': '1.0.0' });
}

function speaksProtocol(headers: Headers): boolean {
  return headers.get('Tus-Resumable') === '1.0.0';
}

/** A count of bytes; null for anything else. */
function countIn(headers: Headers, name: string): number | null {
  const text = headers.get(name) ?? '';
  const count = Number(text);
  return /^\d{1,16}$/.test(text) && Number.isSafeInteger(count) ? count : null;
}

/** `name base64,name base64` */
function metadataIn(headers: Headers): Record<string, string> {
  const pairs = (headers.get('Upload-Metadata') ?? '').split(',').map((pair) => {
    const [key = '', value = ''] = pair.trim().split(' ');
    return [key, Buffer.from(value, 'base64').toString('utf8').replaceAll('\0', '')];
  });
  return Object.fromEntries(pairs) as Record<string, string>;
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

async function* chunksOf(reader: Reader | null): AsyncGenerator<Uint8Array> {
  if (reader === null) return;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

/** More than a client of ours sends at once. */
const longestPassedOver = 4 * 1024 * 1024;

/** Reads on in what is refused: a client hears an answer only when it has sent what it sends. */
async function passOver(reader: Reader | null): Promise<void> {
  let passed = 0;
  for await (const chunk of chunksOf(reader)) {
    passed += chunk.byteLength;
    if (passed > longestPassedOver) return;
  }
}
