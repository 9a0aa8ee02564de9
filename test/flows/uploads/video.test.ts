import { get, type IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submitVersion } from '#app/domain/projects/document/submit-version.server.ts';
import { chooseSharing } from '#app/domain/projects/presentation/choose-sharing.server.ts';
import { askerFor } from '#test/factories/people.ts';
import { newRequest, text, writeDocument } from '#test/factories/projects.ts';
import { monday } from '../projects/setting.ts';
import { openUploading, webm, type Uploading } from './setting.ts';

describe('the file of a video', () => {
  const size = 24_000_000;
  const bytes = webm(size);
  let set: Uploading;
  let address: string;
  beforeAll(async () => {
    set = await openUploading();
    address = await bring(bytes);
  });
  afterAll(() => set.close());

  async function bring(file: Buffer): Promise<string> {
    const { sha256 } = await set.portal.services.files.put([file]);
    const removed = { projectId: set.project.id, removedAt: null };
    await set.db.video.updateMany({ where: removed, data: { removedAt: monday } });
    const id = newId();
    await set.db.video.create({
      data: {
        ...{ id, projectId: set.project.id, addedBy: set.people.ada.id, addedAt: monday },
        ...{ sha256, size: file.length, name: 'our “talk”.webm', type: 'video/webm' },
      },
    });
    return `/sp24/projects/tiny-diffusion/video/${id}`;
  }
  const ada = () => askerFor(set.people.ada, 'student', monday);

  it('comes whole or as the piece that is asked for, as what it is and nothing else', async () => {
    const whole = await set.ask('ada', 'GET', address);
    expect(whole.status).toBe(200);
    expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true);
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      ...{ 'content-type': 'video/webm', 'content-length': `${size}`, 'accept-ranges': 'bytes' },
      ...{ 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-cache' },
      'content-disposition': "inline; filename*=UTF-8''our%20%E2%80%9Ctalk%E2%80%9D.webm",
    });
    const piece = await set.ask('ash', 'GET', address, { Range: 'bytes=1000-1999' });
    expect([piece.status, piece.headers.get('content-range')]).toEqual([
      ...[206, `bytes 1000-1999/${size}`],
    ]);
    expect(Buffer.from(await piece.arrayBuffer()).equals(bytes.subarray(1000, 2000))).toBe(true);
    expect((await set.ask('ada', 'GET', address, { Range: `bytes=${size}-` })).status).toBe(416);
    const etag = whole.headers.get('etag') ?? '';
    expect((await set.ask('ada', 'GET', address, { 'If-None-Match': etag })).status).toBe(304);
    const other = { Range: 'bytes=0-9', 'If-Range': '"another"' };
    const anew = await set.ask('ada', 'GET', address, other);
    expect(anew.status).toBe(200);
    await anew.body?.cancel();
    const head = await set.ask('ada', 'HEAD', address);
    expect([head.status, head.headers.get('content-length')]).toEqual([200, `${size}`]);
  });

  it('is read no faster than it is taken', async () => {
    const { files } = set.portal.services;
    const reading: Readable[] = [];
    const { readPiece } = files;
    files.readPiece = async (...piece) => {
      const stream = await readPiece(...piece);
      reading.push(stream);
      return stream;
    };
    const answer = await new Promise<IncomingMessage>((resolve) => {
      get(set.portal.origin + address, { headers: set.headersOf('ada') }, resolve);
    });
    await wait(700);
    const read = (reading[0] as Readable & { bytesRead: number }).bytesRead;
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(size / 2);
    answer.destroy();
    await expect.poll(() => reading[0]?.destroyed).toBe(true);
    files.readPiece = readPiece;
  });

  it('is for its team and staff, and for the class as it was handed in, while it is shared', async () => {
    const status = async (who: 'ben' | 'cleo' | 'ash' | 'nobody', at = address) =>
      (await set.ask(who, 'HEAD', at)).status;
    expect(await status('nobody')).toBe(302);
    expect([await status('ben'), await status('ash'), await status('cleo')]).toEqual([
      ...[200, 200, 404],
    ]);
    const { services } = set.portal;
    const stage = 'presentation';
    const begun = { project: set.project, stage, at: monday } as const;
    await writeDocument(set.db, { ...begun, text: text('What we found.') });
    const input = { project: 'tiny-diffusion', stage, state: null } as const;
    await submitVersion(services, ada(), { ...input, requestId: newRequest() });
    expect(await status('cleo')).toBe(200);
    const next = await bring(webm(1_000, 9));
    expect([await status('ben', next), await status('cleo', next)]).toEqual([200, 404]);
    const kept = { project: 'tiny-diffusion', shared: false, why: 'Not published yet' };
    await chooseSharing(services, ada(), kept);
    expect([await status('ben'), await status('ash'), await status('cleo')]).toEqual([
      ...[200, 200, 404],
    ]);
    expect(await status('ben', `${address}x`)).toBe(404);
  });
});
