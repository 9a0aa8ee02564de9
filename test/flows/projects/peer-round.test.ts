import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { carryOutRound } from '#app/domain/projects/peer/carry-out-round.server.ts';
import { endReading, giveReading } from '#app/domain/projects/peer/change-readers.server.ts';
import { declineReading, handInAnswers } from '#app/domain/projects/peer/hand-in-answers.server.ts';
import {
  ownReadings,
  readerFigure,
  readerText,
} from '#app/domain/projects/peer/own-readings.server.ts';
import { remindReaders } from '#app/domain/projects/peer/release-answers.server.ts';
import { staffPeers } from '#app/domain/projects/peer/staff-peers.server.ts';
import { studentDashboard } from '#app/web/dashboard/student-dashboard.server.ts';
import { newRequest } from '#test/factories/projects.ts';
import { april, due, opening, openPeerSetting, stage } from './peer-setting.ts';
import type { Name, PeerSetting } from './peer-setting.ts';

const fifty = Array.from({ length: 50 }, (_, index) => index);
const notFound = { ok: false, because: 'not found' };

describe('a round of peer feedback', () => {
  let set: PeerSetting;
  beforeAll(async () => {
    set = await openPeerSetting();
  });
  afterAll(() => set.close());

  it('is shown to staff before anything is written, and to nobody else', async () => {
    const { plan, round, due: planned } = await set.page();
    expect(round).toBeNull();
    expect(planned).toEqual(due);
    expect(plan.added.map(({ title, readers }) => [title, readers.length])).toEqual([
      ['codec', 2],
      ['flow', 2],
      ['tiny', 2],
    ]);
    expect(plan).toMatchObject({ ended: [], short: [], waiting: ['late'], idle: 1 });
    expect(await staffPeers(set.db, set.course, set.as('ada'), stage)).toBeNull();
    expect(await staffPeers(set.db, set.course, set.as('ivy'), 'proposal')).toBeNull();
    expect(await set.db.peerReading.count()).toBe(0);
  });

  it('is opened by staff alone, and exactly as it was shown', async () => {
    const { mark } = (await set.page()).plan;
    const open = (name: Name, plan: string) =>
      carryOutRound(set.services, set.as(name), { stage, mark: plan, asTheyCome: false });
    expect(await open('ada', mark)).toEqual(notFound);
    expect(await open('ivy', 'x'.repeat(43))).toEqual({ ok: false, because: 'changed' });
    expect(await open('ivy', 'no mark')).toEqual({ ok: false, because: 'changed' });
    expect(await set.db.peerRound.count()).toBe(0);
  });

  it('is opened once, however many open it at once', async () => {
    const { mark } = (await set.page()).plan;
    const results = await Promise.all(
      fifty.map((index) =>
        carryOutRound(set.services, set.as(index % 2 === 0 ? 'ivy' : 'ash'), {
          ...{ stage, mark, asTheyCome: false },
        }),
      ),
    );
    expect(results.filter((result) => result.ok && !result.repeated)).toEqual([
      { ok: true, given: 6, repeated: false },
    ]);
    expect(results.filter((result) => result.ok && result.repeated)).toHaveLength(49);
    expect(await set.db.peerRound.count()).toBe(1);
    expect(await set.db.peerReading.count()).toBe(6);
    const readers = new Set((await set.readings()).map(({ reader }) => reader));
    const told = await set.told('peer-reading', 'given');
    expect(told.map(({ personId }) => set.nameOf(personId)).toSorted()).toEqual(
      [...readers].toSorted(),
    );
    expect(await set.db.record.count({ where: { action: 'opened peer feedback' } })).toBe(1);
  });

  it('gives nobody a text of their own team, and everybody about as much', async () => {
    const readings = await set.readings();
    for (const { slug, reader } of readings) expect(set.teams[slug]).not.toContain(reader);
    expect(new Set(readings.map(({ slug, reader }) => `${slug} ${reader}`)).size).toBe(6);
  });

  it('tells a reader on the dashboard what to read by when', async () => {
    const { reader } = await set.reading('tiny');
    const board = await studentDashboard({ db: set.db, course: set.course }, set.as(reader));
    expect(JSON.stringify(board.days)).toContain('Peer feedback: milestone');
    expect(JSON.stringify(board.days)).toContain(`/sp24/peer/`);
    const own = await ownReadings(set.db, set.course, set.as(reader));
    expect(own.map(({ right, state }) => [right, state.kind])).toContainEqual(['hand in', 'open']);
  });

  it('lets its reader alone read the version that was handed in', async () => {
    const { id, reader } = await set.reading('tiny');
    const read = (name: Name) => readerText(set.db, set.course, set.as(name), id);
    expect(await read(reader)).toMatchObject({
      ...{ version: 1, project: { title: 'tiny' }, answers: null, right: 'hand in' },
    });
    expect(JSON.stringify(await read(reader))).toContain('The milestone of tiny.');
    const others = (['ada', 'ben', 'cleo', 'dan', 'eve', 'fay', 'gus', 'ivy'] as const).filter(
      (name) => name !== reader,
    );
    for (const name of others) expect(await read(name)).toBeNull();
    expect(await readerText(set.db, set.course, set.as(reader), 'no id')).toBeNull();
  });

  it('shows its reader the pictures that stand in it, and no other of the project', async () => {
    const { id, reader } = await set.reading('tiny');
    const file = (name: Name, figure: string) =>
      readerFigure(set.db, set.course, set.as(name), { reading: id, figure });
    const { shown, other } = set.figures;
    expect(await file(reader, shown)).toMatchObject({ sha256: shown, type: 'image/png' });
    expect(await file(reader, other)).toBeNull();
    expect(await file(reader, 'no hash')).toBeNull();
    const stranger = set.teams['tiny']?.[0] ?? 'ada';
    expect(await file(stranger, shown)).toBeNull();
    const text = await readerText(set.db, set.course, set.as(reader), id);
    expect(text?.figures.at).toBe(`/sp24/peer/${id}/figures`);
  });

  it('takes answers to all questions, once for two clicks, and says what is missing', async () => {
    const reading = await set.reading('tiny');
    const send = (answers: Record<string, string>, requestId = newRequest(), name?: Name) =>
      handInAnswers(set.services, set.as(name ?? reading.reader, april(17)), {
        ...{ reading: reading.id, answers, requestId },
      });
    expect(await send({ clear: ' ' })).toEqual({
      ...{ ok: false, because: 'answers', wrong: ['clear', 'next'] },
    });
    expect(await send({ clear: 'x'.repeat(4_001), next: 'a' })).toMatchObject({ wrong: ['clear'] });
    const stranger = set.teams['tiny']?.[0] ?? 'ada';
    expect(await send({ clear: 'a', next: 'b' }, newRequest(), stranger)).toEqual(notFound);
    const requestId = newRequest();
    const same = { clear: 'Yes.', next: 'More seeds.', other: 'is not asked' };
    const results = await Promise.all([1, 2, 3, 4].map(() => send(same, requestId)));
    expect(results.filter((result) => result.ok && result.changed)).toHaveLength(1);
    expect(await send(same)).toEqual({ ok: true, changed: false });
    const rows = await set.db.peerAnswer.findMany();
    expect(rows.map(({ answers }) => answers)).toEqual([{ clear: 'Yes.', next: 'More seeds.' }]);
    expect(await send({ ...same, next: 'Another baseline.' })).toEqual({ ok: true, changed: true });
  });

  it('shows the team nothing before the release, and tells it nothing', async () => {
    expect(await set.team('tiny', april(20))).toBeNull();
    expect(await set.told('peer-feedback')).toEqual([]);
    const page = await set.page(april(20));
    expect(page.projects.find(({ slug }) => slug === 'tiny')?.readings[0]).toMatchObject({
      ...{ seen: false, held: null, state: { kind: 'handed in', late: false } },
      answers: [
        { key: 'clear', words: 'Yes.' },
        { key: 'next', words: 'Another baseline.' },
      ],
    });
  });

  it('reminds those who are behind, once a day', async () => {
    const remind = (at: Date, name: Name = 'ivy') =>
      remindReaders(set.services, set.as(name, at), stage);
    expect(await remind(april(20), 'ada')).toEqual(notFound);
    const [first] = await Promise.all([remind(april(20)), remind(april(20, '10:01'), 'ash')]);
    const behind = new Set(
      (await set.page(april(20))).projects.flatMap(({ readings }) =>
        readings.flatMap(({ state, reader }) => (state.kind === 'open' ? [reader] : [])),
      ),
    );
    expect(first).toEqual({ ok: true, readers: behind.size });
    expect(await set.told('peer-reading', 'reminded')).toHaveLength(behind.size);
    await remind(april(21));
    expect(await set.told('peer-reading', 'reminded')).toHaveLength(2 * behind.size);
  });

  it('goes on with a text that comes late, and leaves what was given', async () => {
    await set.submit('late', april(18));
    const before = await set.readings();
    const { plan } = await set.page(april(18, '11:00'));
    expect(plan.added.map(({ title, readers }) => [title, readers.length])).toEqual([['late', 2]]);
    expect(await set.carryOut(april(18, '11:00'))).toMatchObject({ ok: true, given: 2 });
    const after = await set.readings();
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after).toHaveLength(before.length + 2);
    expect((await set.db.peerRound.findFirstOrThrow()).openedAt).toEqual(opening);
  });

  it('finds somebody else for who has left the course', async () => {
    const { reader, id } = await set.reading('flow');
    await set.db.membership.updateMany({
      where: { personId: set.who(reader).id },
      data: { to: april(19) },
    });
    const own = (await set.readings()).filter((one) => one.reader === reader);
    const { plan } = await set.page(april(19, '12:00'));
    const open = await set.db.peerAnswer.findMany({
      where: { reading: { readerId: set.who(reader).id } },
    });
    const stays = new Set(open.map(({ readingId }) => readingId));
    expect(plan.ended).toHaveLength(own.filter((one) => !stays.has(one.id)).length);
    expect(await set.carryOut(april(19, '12:00'))).toMatchObject({ ok: true });
    expect((await set.readings()).find((one) => one.id === id)?.ended).toBe(true);
    expect((await set.reading('flow')).reader).not.toBe(reader);
    await set.db.membership.updateMany({
      where: { personId: set.who(reader).id },
      data: { to: null },
    });
  });

  it('takes a text back from who should not read it, and never plans it for them again', async () => {
    const { id, reader } = await set.reading('codec');
    const decline = (why: string, name: Name = reader) =>
      declineReading(set.services, set.as(name, april(19, '13:00')), { reading: id, why });
    expect(await decline('Mine', set.teams['codec']?.[0])).toEqual(notFound);
    expect(await decline('  ')).toEqual({ ok: false, because: 'no reason' });
    expect(await decline('My flatmate wrote it')).toEqual({ ok: true });
    expect(await decline('Again')).toEqual(notFound);
    const page = await set.page(april(19, '13:01'));
    const codec = page.projects.find(({ slug }) => slug === 'codec');
    expect(codec?.readings).toContainEqual(
      expect.objectContaining({ id, why: 'My flatmate wrote it', state: { kind: 'ended' } }),
    );
    await set.carryOut(april(19, '13:02'));
    const readers = (await set.readings()).filter((one) => one.slug === 'codec' && !one.ended);
    expect(readers).toHaveLength(2);
    expect(readers.map((one) => one.reader)).not.toContain(reader);
    const hand = { stage, project: set.project('codec'), reader: set.who(reader).id } as const;
    expect(await giveReading(set.services, set.as('ivy', april(19)), hand)).toEqual({
      ...{ ok: false, because: 'own project' },
    });
  });

  it('is changed by hand by staff, who say why, and not against the rule', async () => {
    const at = april(19, '14:00');
    const give = (reader: Name, slug: string, name: Name = 'ivy') =>
      giveReading(set.services, set.as(name, at), {
        ...{ stage, project: set.project(slug), reader: set.who(reader).id },
      });
    const { id, reader } = await set.reading('late');
    expect(await give('ada', 'flow', 'ben')).toEqual(notFound);
    expect(await give('ada', 'tiny')).toEqual({ ok: false, because: 'own project' });
    expect(await give('ash', 'tiny')).toEqual({ ok: false, because: 'not a student' });
    expect(await give(reader, 'late')).toEqual({ ok: false, because: 'reads it already' });
    const end = (why: string, name: Name = 'ivy') =>
      endReading(set.services, set.as(name, at), { reading: id, why });
    expect(await end('No', 'ada')).toEqual(notFound);
    expect(await end('')).toEqual({ ok: false, because: 'no reason' });
    expect(await end('Is ill')).toEqual({ ok: true });
    expect(await end('Is ill')).toEqual({ ok: true });
    expect(await set.told('peer-reading', 'taken')).toHaveLength(1);
    expect(await readerText(set.db, set.course, set.as(reader, at), id)).toBeNull();
    const given = await Promise.all([1, 2, 3, 4].map(() => give(reader, 'late')));
    expect(given.filter(({ ok }) => ok)).toHaveLength(1);
    const done = await set.reading('tiny');
    expect(
      await endReading(set.services, set.as('ivy', at), { reading: done.id, why: 'Late' }),
    ).toEqual({ ok: false, because: 'handed in' });
  });
});
