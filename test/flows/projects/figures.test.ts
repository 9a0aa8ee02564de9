import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submitVersion } from '#app/domain/projects/document/submit-version.server.ts';
import { sweepFigures } from '#app/domain/projects/document/figures/sweep-figures.server.ts';
import { askerFor } from '#test/factories/people.ts';
import { png } from '#test/factories/pictures.ts';
import { createProject, newRequest, text, writeDocument } from '#test/factories/projects.ts';
import { openUploading, type Uploading } from '../uploads/setting.ts';
import { minutes, monday } from './setting.ts';

const figures = '/sp24/projects/tiny-diffusion/figures';
const day = 86_400_000;

describe('the figures of a project', () => {
  let set: Uploading;
  beforeAll(async () => {
    set = await openUploading();
  });
  afterAll(() => set.close());

  type Who = Parameters<Uploading['ask']>[0];
  const bring = async (who: Who, bytes: Uint8Array, headers: Record<string, string> = {}) => {
    const answer = await set.ask(who, 'POST', figures, headers, bytes);
    const said = answer.status < 300 || answer.status > 403 ? await answer.text() : '';
    return { status: answer.status, said: said.startsWith('{') ? JSON.parse(said) : null };
  };
  const stored = async (grey: number) => {
    const { said } = await bring('ada', png(64, 48, grey));
    return String(said.figure.file);
  };
  const show = (file: string, stage: 'proposal' | 'milestone' = 'proposal') =>
    writeDocument(set.db, {
      ...{ project: set.project, stage, at: minutes(1) },
      text: text('See:', { type: 'figure', attrs: { file, width: 64, height: 48 } }),
    });

  it('are kept by what is in them, once, and given back as nothing but a picture', async () => {
    const picture = png(64, 48);
    const first = await bring('ada', picture);
    const { figure } = first.said;
    expect(first.status).toBe(201);
    expect(figure).toMatchObject({
      width: 64,
      height: 48,
      file: expect.stringMatching(/^\w{64}$/),
    });
    expect((await bring('ben', picture)).said).toEqual(first.said);
    expect(await set.db.figure.count()).toBe(1);
    const shown = await set.ask('ash', 'GET', `${figures}/${figure.file}`);
    expect(Buffer.from(await shown.arrayBuffer()).equals(picture)).toBe(true);
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      ...{ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' },
      ...{ 'cache-control': 'private, no-cache', etag: `"${figure.file}"` },
    });
    const etag = { 'If-None-Match': `"${figure.file}"` };
    expect((await set.ask('ben', 'GET', `${figures}/${figure.file}`, etag)).status).toBe(304);
  });

  it.each([
    ['a page that is called a picture', Buffer.from('<!doctype html><script>alert(1)</script>')],
    [
      'an SVG with a script',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    ],
    ['nothing', Buffer.alloc(0)],
  ])('are not %s', async (_what, bytes) => {
    expect(await bring('ada', bytes, { 'Content-Type': 'image/png' })).toEqual({
      ...{ status: 422, said: { ok: false, because: 'not an image' } },
    });
  });

  it('are no larger than they may be, in bytes and in pixels', async () => {
    const large = Buffer.concat([png(64, 48), Buffer.alloc(20 * 1024 * 1024)]);
    const answer = await bring('ada', large).catch(() => ({ status: 413 }));
    expect(answer.status).toBe(413);
    const vast = Buffer.from(png(1, 1));
    vast.writeUInt32BE(10_000, 16);
    vast.writeUInt32BE(10_000, 20);
    expect((await bring('ada', vast)).said).toEqual({ ok: false, because: 'too many pixels' });
  });

  it('are brought by the team alone, and seen by it and by staff', async () => {
    const picture = png(64, 48, 7);
    const file = await stored(7);
    expect((await bring('cleo', picture)).status).toBe(404);
    expect((await bring('ash', picture)).status).toBe(404);
    expect((await bring('nobody', picture)).status).toBe(302);
    expect((await bring('ada', picture, { Origin: 'https://elsewhere.example' })).status).toBe(403);
    const seen = async (who: Who) => (await set.ask(who, 'GET', `${figures}/${file}`)).status;
    expect([await seen('ben'), await seen('ash')]).toEqual([200, 200]);
    expect([await seen('cleo'), await seen('nobody')]).toEqual([404, 302]);
  });

  it('are those of their own project: who knows a file’s SHA-256 does not get it elsewhere', async () => {
    const file = await stored(9);
    await createProject(set.db, {
      ...{ slug: 'another', title: 'Another', at: minutes(-30), team: [set.people.cleo] },
    });
    const elsewhere = `/sp24/projects/another/figures/${file}`;
    expect((await set.ask('cleo', 'GET', elsewhere)).status).toBe(404);
    expect((await set.ask('cleo', 'GET', '/sp24/projects/another/figures/../x')).status).toBe(404);
  });

  it('stay while a text or a version shows them, and go after some days when none does', async () => {
    const [live, frozen, idle] = [await stored(20), await stored(21), await stored(22)];
    await show(frozen);
    const submitted = await submitVersion(
      set.portal.services,
      askerFor(set.people.ada, 'student', monday),
      { project: set.project.slug, stage: 'proposal', requestId: newRequest(), state: null },
    );
    expect(submitted).toMatchObject({ ok: true });
    await set.db.documentUpdate.deleteMany({});
    await show(live, 'milestone');
    const kept = async () => {
      const rows = await set.db.figure.findMany({ select: { sha256: true } });
      return [live, frozen, idle].map((file) => rows.some(({ sha256 }) => sha256 === file));
    };
    const { lookedAt } = await set.db.figure.findFirstOrThrow({ where: { sha256: idle } });
    const begun = lookedAt.getTime();
    for (const after of [1, 2, 13]) {
      await sweepFigures(set.portal.services, new Date(begun + after * day + 1000));
      expect(await kept()).toEqual([true, true, true]);
    }
    await sweepFigures(set.portal.services, new Date(begun + 17 * day));
    expect(await kept()).toEqual([true, true, false]);
  });
});
