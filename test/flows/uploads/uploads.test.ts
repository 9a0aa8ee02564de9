import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { Agent, get, request, type IncomingMessage } from 'node:http';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { keepFile } from '#app/domain/projects/presentation/keep-video.server.ts';
import { sweepUploads } from '#app/files/uploads.server.ts';
import { askerFor } from '#test/factories/people.ts';
import { minutes, monday } from '../projects/setting.ts';
import { openUploading, webm, type Uploading } from './setting.ts';

describe('a file that is brought piece by piece', () => {
  let set: Uploading;
  beforeAll(async () => {
    set = await openUploading();
  });
  afterAll(() => set.close());
  beforeEach(() => set.database.pool.query('DELETE FROM upload'));

  const keep = (who: 'ada' | 'ben' | 'cleo', address: string) =>
    keepFile(set.portal.services, askerFor(set.people[who], 'student', monday), {
      ...{ project: 'tiny-diffusion', upload: address.split('/').at(-1) ?? '' },
    });
  const stored = async () => {
    const folder = path.join(set.portal.services.environment.dataFolder, 'files');
    const names = await readdir(folder, { recursive: true });
    return names.filter((name) => /[0-9a-f]{64}$/.test(name)).length;
  };

  it('is asked for on connections that outlive those of web servers in front', async () => {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const asked = get(set.portal.origin, { agent: new Agent({ keepAlive: true }) }, resolve);
      asked.on('error', reject);
    });
    answer.destroy();
    const seconds = Number(/^timeout=(\d+)$/.exec(String(answer.headers['keep-alive']))?.[1]);
    const longestInFront = 120;
    expect(seconds).toBeGreaterThan(longestInFront);
  });

  it('arrives whole, and the portal says at each step how far it is', async () => {
    const bytes = webm(300_000);
    const { status, path: address } = await set.announce('ada', bytes.length);
    expect(status).toBe(201);
    expect(await set.offset('ada', address)).toBe(0);
    const first = await set.send('ada', address, 0, bytes.subarray(0, 100_000));
    expect(first).toEqual({ status: 204, offset: '100000' });
    expect(await keep('ada', address)).toEqual({ ok: false, because: 'not whole' });
    expect(await set.offset('ada', address)).toBe(100_000);
    await set.send('ada', address, 100_000, bytes.subarray(100_000));
    expect(await keep('ada', address)).toEqual({ ok: true });
    const video = await set.db.video.findFirstOrThrow({ where: { removedAt: null } });
    expect(video).toMatchObject({
      sha256: createHash('sha256').update(bytes).digest('hex'),
      ...{ size: bytes.length, type: 'video/webm', name: 'talk.webm' },
    });
    expect(await set.db.upload.count()).toBe(0);
    expect(await set.offset('ada', address)).toBe(404);
  });

  it('is kept once, whoever brings it again', async () => {
    const bytes = webm(50_000, 2);
    const before = await stored();
    for (const who of ['ada', 'ben'] as const) {
      const { path: address } = await set.announce(who, bytes.length);
      await set.send(who, address, 0, bytes);
      expect(await keep(who, address)).toEqual({ ok: true });
    }
    expect(await stored()).toBe(before + 1);
  });

  it('goes on where the connection broke in the middle of a piece', async () => {
    const bytes = webm(800_000, 3);
    const { path: address } = await set.announce('ada', bytes.length);
    const { hostname, port } = new URL(set.portal.origin);
    const headers = set.headersOf('ada', {
      'Content-Type': 'application/offset+octet-stream',
      ...{ 'Upload-Offset': '0', 'Content-Length': `${bytes.length}` },
    });
    const broken = request({ hostname, port, path: address, method: 'PATCH', headers });
    broken.on('error', () => {});
    broken.write(bytes.subarray(0, 500_000));
    await wait(300);
    broken.destroy();
    await expect.poll(() => set.offset('ada', address)).toBeGreaterThan(0);
    const kept = await set.offset('ada', address);
    expect(kept).toBeLessThanOrEqual(500_000);
    const rest = await set.send('ada', address, kept, bytes.subarray(kept));
    expect(rest).toEqual({ status: 204, offset: `${bytes.length}` });
    expect(await keep('ada', address)).toEqual({ ok: true });
    const { sha256 } = await set.db.video.findFirstOrThrow({ where: { removedAt: null } });
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('is whole also when the same piece is sent twice at once', async () => {
    const bytes = webm(400_000, 4);
    const { path: address } = await set.announce('ada', bytes.length);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => set.send('ada', address, 0, bytes)),
    );
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(4);
    expect(await keep('ada', address)).toEqual({ ok: true });
    const { sha256 } = await set.db.video.findFirstOrThrow({ where: { removedAt: null } });
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('is one at a time: another one takes its place', async () => {
    const { path: first } = await set.announce('ada', 1_000);
    const { path: second } = await set.announce('ada', 2_000);
    expect(await set.offset('ada', first)).toBe(404);
    expect(await set.offset('ada', second)).toBe(0);
    const at = Array.from({ length: 5 }, () => set.announce('ada', 3_000));
    expect((await Promise.all(at)).every(({ status }) => status === 201)).toBe(true);
    expect(await set.db.upload.count()).toBe(1);
  });

  it('is refused where it is too large, longer than announced, or out of order', async () => {
    expect((await set.announce('ada', 1_000_001)).status).toBe(413);
    const { path: address } = await set.announce('ada', 1_000);
    expect((await set.send('ada', address, 10, webm(10))).status).toBe(409);
    expect((await set.send('ada', address, 0, webm(1_001))).status).toBe(413);
    const wrong = { 'Upload-Offset': '0', 'Content-Type': 'text/html' };
    expect((await set.ask('ada', 'PATCH', address, wrong, webm(10))).status).toBe(415);
    const old = { 'Tus-Resumable': '0.2.2', 'Upload-Offset': '0' };
    expect((await set.ask('ada', 'PATCH', address, old, webm(10))).status).toBe(412);
  });

  it('is nobody else’s to read, to add to or to forget, nor to be brought by them', async () => {
    const bytes = webm(1_000);
    const { path: address } = await set.announce('ada', bytes.length);
    for (const who of ['nobody', 'ben', 'cleo', 'ash'] as const) {
      const no = who === 'nobody' ? 401 : 404;
      expect(await set.offset(who, address)).toBe(404);
      expect((await set.send(who, address, 0, bytes)).status).toBe(no);
      expect((await set.ask(who, 'DELETE', address)).status).toBe(no);
    }
    expect((await set.announce('nobody', 10)).status).toBe(401);
    expect((await set.announce('cleo', 10)).status).toBe(404);
    expect((await set.announce('ash', 10)).status).toBe(404);
    for (const about of ['sp24/no-such-project', 'sp23/tiny-diffusion', 'sp24', '../etc']) {
      expect((await set.announce('ada', 10, about)).status).toBe(404);
    }
    expect(await set.offset('ada', address)).toBe(0);
    expect((await set.ask('ada', 'GET', address)).status).toBe(404);
    const foreign = { Origin: 'https://elsewhere.example.org', 'Upload-Offset': '0' };
    expect((await set.ask('ada', 'PATCH', address, foreign, bytes)).status).toBe(403);
    expect(await keep('ben', address)).toEqual({ ok: false, because: 'not found' });
    expect((await set.ask('ada', 'DELETE', address)).status).toBe(204);
    expect(await set.offset('ada', address)).toBe(404);
  });

  it('can no longer be added to by who has left the team', async () => {
    const { path: address } = await set.announce('ben', 1_000);
    const membership = { personId: set.people.ben.id };
    await set.db.projectMember.updateMany({ where: membership, data: { to: minutes(-1) } });
    expect((await set.send('ben', address, 0, webm(10))).status).toBe(404);
    await set.db.projectMember.updateMany({ where: membership, data: { to: null } });
    expect((await set.send('ben', address, 0, webm(10))).status).toBe(204);
  });

  it('is no video by its name alone', async () => {
    const page = Buffer.from('<!doctype html><script>alert(1)</script>');
    const before = await stored();
    const { path: address } = await set.announce('ada', page.length);
    await set.send('ada', address, 0, page);
    expect(await keep('ada', address)).toEqual({ ok: false, because: 'no video' });
    expect(await set.db.upload.count()).toBe(0);
    expect(await stored()).toBe(before);
  });

  it('is forgotten when it stands still for a day', async () => {
    const { path: address } = await set.announce('ada', 1_000);
    await set.send('ada', address, 0, webm(10));
    const hours = (count: number) =>
      new Date(performance.timeOrigin + performance.now() + count * 3_600_000);
    await sweepUploads(set.portal.services, hours(23));
    expect(await set.offset('ada', address)).toBe(10);
    await sweepUploads(set.portal.services, hours(25));
    expect(await set.offset('ada', address)).toBe(404);
    const folder = path.join(set.portal.services.environment.dataFolder, 'files', 'parts');
    expect(await readdir(folder)).toEqual([]);
  });
});
