import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submitVersion } from '#app/domain/projects/document/submit-version.server.ts';
import { versionReceipt } from '#app/domain/projects/document/version-receipt.server.ts';
import { decideVersion } from '#app/domain/projects/feedback/decide-version.server.ts';
import { readThreads } from '#app/domain/projects/feedback/read-threads.server.ts';
import { writeComment } from '#app/domain/projects/feedback/write-comment.server.ts';
import { chooseSharing } from '#app/domain/projects/presentation/choose-sharing.server.ts';
import { classPresentations } from '#app/domain/projects/presentation/class-presentations.server.ts';
import { keepLink, removeVideo } from '#app/domain/projects/presentation/keep-video.server.ts';
import { teamPresentation } from '#app/domain/projects/presentation/team-presentation.server.ts';
import { watchedPresentation } from '#app/domain/projects/presentation/watched-presentation.server.ts';
import {
  removeInstantComment,
  writeInstantComment,
} from '#app/domain/projects/presentation/write-instant-comment.server.ts';
import { studentProject } from '#app/domain/projects/student-project.server.ts';
import { checkReceipt, receiptText } from '#app/domain/records/receipt.ts';
import { courseOf } from '#app/domain/syllabus/load-course.server.ts';
import { openFileStore } from '#app/files/store.server.ts';
import { filmedOffering, smallOffering } from '#test/factories/course.ts';
import { askerFor, createMember } from '#test/factories/people.ts';
import { newRequest, text, writeDocument } from '#test/factories/projects.ts';
import { minutes, monday, openSetting, type Setting } from './setting.ts';

const project = 'tiny-diffusion';
const link = 'https://tube.example.org/watch?v=first';
const open = courseOf([filmedOffering({ watchers: ['auditor'] })]);

describe('a presentation', () => {
  let set: Setting;
  let services: Setting['services'] & Parameters<typeof keepLink>[0];
  beforeAll(async () => {
    set = await openSetting();
    const files = openFileStore('/nowhere');
    services = { ...set.services, course: courseOf([filmedOffering()]), files };
  });
  afterAll(() => set.close());

  const submit = (at: Date, who: 'ada' | 'ben' = 'ada') =>
    submitVersion(services, set.as(who, at), {
      ...({ project, stage: 'presentation', requestId: newRequest(), state: null } as const),
    });
  const watched = (who: Parameters<Setting['as']>[0], at = minutes(9)) =>
    watchedPresentation(set.db, services.course, set.as(who, at), project);

  it('is handed in with its video, and not without', async () => {
    const begun = { project: set.project, stage: 'presentation', at: monday } as const;
    await writeDocument(set.db, { ...begun, text: text('What we found.') });
    expect(await submit(monday)).toEqual({ ok: false, because: 'no video' });
    const http = { project, link: 'http://tube.example.org/watch?v=first' };
    expect(await keepLink(services, set.as('ada'), http)).toEqual({
      ...{ ok: false, because: 'no link' },
    });
    expect(await keepLink(services, set.as('ada'), { project, link })).toEqual({ ok: true });
    expect(await watched('cleo')).toBeNull();
    expect(await submit(minutes(1))).toMatchObject({ ok: true, version: 1 });
    expect(await submit(minutes(1))).toEqual({ ok: false, because: 'unchanged' });
    const address = { project, stage: 'presentation', number: 1 } as const;
    const { publicKey } = set.keys;
    const receipt = await versionReceipt(set.db, set.as('ada', minutes(2)), publicKey, address);
    if (receipt === null) throw new Error('no receipt');
    expect(await checkReceipt(receiptText(receipt), publicKey)).toMatchObject({
      ok: true,
      facts: { video: link, version: 1 },
    });
  });

  it('is chosen by its team alone', async () => {
    for (const [who, because] of [
      ['cleo', 'not found'],
      ['ash', 'not a member'],
    ] as const) {
      const other = { project, link: 'https://tube.example.org/watch?v=other' };
      expect(await keepLink(services, set.as(who), other)).toEqual({ ok: false, because });
      expect(await removeVideo(services, set.as(who), { project })).toEqual({
        ...{ ok: false, because },
      });
      const kept = { project, shared: false, why: 'We would rather not' };
      expect(await chooseSharing(services, set.as(who), kept)).toEqual({ ok: false, because });
    }
  });

  it('is watched by the class as it was handed in last, whatever the team chooses meanwhile', async () => {
    const next = 'https://elsewhere.example.org/talk';
    await keepLink(services, set.as('ben', minutes(2)), { project, link: next });
    expect((await watched('cleo'))?.video).toMatchObject({ kind: 'player', url: link });
    expect(await submit(minutes(3), 'ben')).toMatchObject({ ok: true, version: 2 });
    expect((await watched('cleo'))?.video).toMatchObject({
      ...{ kind: 'link', url: next, host: 'elsewhere.example.org' },
    });
    await removeVideo(services, set.as('ben', minutes(4)), { project });
    expect(await submit(minutes(4), 'ben')).toEqual({ ok: false, because: 'no video' });
    expect((await watched('cleo'))?.video).toMatchObject({ url: next });
  });

  it('is kept from the class for a reason that staff read, until the team shares it again', async () => {
    const ada = set.as('ada', minutes(5));
    const kept = { project, shared: false, why: ' ' };
    expect(await chooseSharing(services, ada, kept)).toEqual({ ok: false, because: 'no reason' });
    const why = 'The data is not published yet.';
    expect(await chooseSharing(services, ada, { ...kept, why })).toEqual({ ok: true });
    expect(await watched('cleo')).toBeNull();
    expect(await classPresentations(set.db, services.course, set.as('cleo', minutes(6)))).toEqual(
      [],
    );
    for (const who of ['ben', 'ash'] as const) expect(await watched(who)).not.toBeNull();
    const seen = await teamPresentation(services, set.as('ash', minutes(6)), project);
    expect(seen).toMatchObject({ shared: false, why });
    expect(await teamPresentation(services, set.as('cleo', minutes(6)), project)).toBeNull();
    const record = await set.db.record.findFirst({ where: { action: 'kept presentation' } });
    expect(record).toMatchObject({ actorId: set.people.ada.id, why });
    const again = { project, shared: true, why: '' };
    await chooseSharing(services, set.as('ben', minutes(7)), again);
    expect(await watched('cleo')).not.toBeNull();
  });

  it('is watched by auditors only where the offering’s file says so', async () => {
    const aud = await createMember(set.db, { offering: 'sp24', role: 'auditor', name: 'Aud' });
    const asker = askerFor(aud, 'auditor', minutes(9));
    expect(await watchedPresentation(set.db, services.course, asker, project)).toBeNull();
    expect(await classPresentations(set.db, services.course, asker)).toBeNull();
    const there = await watchedPresentation(set.db, open, asker, project);
    expect(there).toMatchObject({ mayComment: false });
    const said = { project, body: 'Nice', requestId: newRequest(), about: { second: 3 } };
    expect(await writeInstantComment({ ...services, course: open }, asker, said)).toEqual({
      ...{ ok: false, because: 'not allowed' },
    });
  });

  it('is talked about at its instants, by everybody who may watch it', async () => {
    const say = (who: 'cleo' | 'ada' | 'ash', about: { second: number } | { thread: string }) =>
      writeInstantComment(services, set.as(who, minutes(10)), {
        ...{ project, body: `Says ${who}`, requestId: newRequest(), about },
      });
    const first = await say('cleo', { second: 83 });
    if (!first.ok) throw new Error(first.because);
    expect(await say('ada', { thread: first.thread })).toMatchObject({ ok: true });
    expect(await say('ash', { second: 3 })).toMatchObject({ ok: true });
    const seen = await watched('ben', minutes(11));
    expect(
      seen?.threads.map(({ second, comments }) => [second, comments.map(({ by }) => by)]),
    ).toEqual([
      [3, ['staff']],
      [83, ['class', 'team']],
    ]);
    for (const second of [-1, 1.5, 86_400]) {
      expect(await say('cleo', { second })).toEqual({ ok: false, because: 'no instant' });
    }
    const told = await set.db.notification.findMany({
      where: { kind: 'instant-comment' },
      select: { personId: true, data: true },
    });
    const toldTo = (name: 'ada' | 'ben' | 'cleo' | 'ash') =>
      told
        .filter(({ personId }) => personId === set.people[name].id)
        .map(({ data }) => (data as { by: string }).by)
        .toSorted();
    expect(toldTo('ada')).toEqual(['Ash', 'Cleo']);
    expect(toldTo('ben')).toEqual(['Ada', 'Ash', 'Cleo']);
    expect(toldTo('cleo')).toEqual(['Ada']);
    expect(toldTo('ash')).toEqual([]);
  });

  it('has a comment once, however often it is sent', async () => {
    const once = { project, body: 'Once', requestId: newRequest(), about: { second: 5 } };
    const sent = await Promise.all(
      Array.from({ length: 20 }, () =>
        writeInstantComment(services, set.as('cleo', minutes(12)), once),
      ),
    );
    expect(sent.every(({ ok }) => ok)).toBe(true);
    expect(await set.db.comment.count({ where: { body: 'Once' } })).toBe(1);
  });

  it('has comments that are no feedback on its text, and the other way round', async () => {
    const mine = await studentProject(set.db, services.course, set.as('ada', minutes(13)));
    expect(mine.stages.find(({ stage }) => stage === 'presentation')?.unread).toBe(0);
    const thread = await set.db.thread.findFirstOrThrow({ where: { second: 83 } });
    const reply = {
      ...({ project, stage: 'presentation', body: 'Through the text' } as const),
      ...{ requestId: newRequest(), about: { thread: thread.id } },
    };
    expect(await writeComment(set.db, set.as('ash', minutes(13)), reply)).toEqual({
      ...{ ok: false, because: 'not found' },
    });
    const about = { version: 2, passage: null };
    const draft = { ...reply, requestId: newRequest(), body: 'Draft on the text', about };
    const written = await writeComment(set.db, set.as('ash', minutes(13)), draft);
    if (!written.ok) throw new Error(written.because);
    const seen = JSON.stringify(await watched('cleo', minutes(14)));
    expect(seen).not.toContain('Draft on the text');
    const answer = { project, body: 'Found you', requestId: newRequest() };
    const onText = { ...answer, about: { thread: written.thread } };
    expect(await writeInstantComment(services, set.as('cleo', minutes(14)), onText)).toEqual({
      ...{ ok: false, because: 'not found' },
    });
    await readThreads(set.db, set.as('ada', minutes(14)), {
      ...({ project, stage: 'presentation', upTo: minutes(14) } as const),
    });
    const read = await set.db.threadRead.count({ where: { thread: { second: { not: null } } } });
    expect(read).toBe(0);
  });

  it('lets a comment be taken away by who said it and by staff', async () => {
    const of = async (body: string) =>
      (await set.db.comment.findFirstOrThrow({ where: { body } })).id;
    const comment = await of('Says cleo');
    const take = (who: 'ada' | 'cleo' | 'ash', id: string) =>
      removeInstantComment(services, set.as(who, minutes(15)), { project, comment: id });
    expect(await take('ada', comment)).toEqual({ ok: false, because: 'not allowed' });
    expect(await take('cleo', comment)).toEqual({ ok: true });
    expect(await take('ash', await of('Says ada'))).toEqual({ ok: true });
    expect(await set.db.thread.count({ where: { second: 83 } })).toBe(0);
    const draft = await of('Draft on the text');
    expect(await take('ash', draft)).toEqual({ ok: false, because: 'not found' });
  });

  it('is asked for a video only where its offering asks for one, and stays when it is approved', async () => {
    const approved = await decideVersion({ db: set.db }, set.as('ivy', minutes(16)), {
      ...({ project, stage: 'presentation', version: 2, verdict: 'approved', note: '' } as const),
    });
    expect(approved.ok).toBe(true);
    await keepLink(services, set.as('ada', minutes(17)), { project, link });
    expect(await submit(minutes(17))).toEqual({ ok: false, because: 'approved' });
    const without = { ...services, course: courseOf([smallOffering()]) };
    expect(await teamPresentation(without, set.as('ada'), project)).toBeNull();
    expect(await classPresentations(set.db, without.course, set.as('cleo'))).toBeNull();
  });
});
