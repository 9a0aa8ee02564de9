import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownData } from '#app/domain/account/own-data.server.ts';
import { projectFiles } from '#app/domain/projects/project-files.server.ts';
import { holdAnswers } from '#app/domain/projects/peer/hold-answers.server.ts';
import { ownReadings, readerText } from '#app/domain/projects/peer/own-readings.server.ts';
import { releaseAnswers } from '#app/domain/projects/peer/release-answers.server.ts';
import { teamPeers } from '#app/domain/projects/peer/team-peers.server.ts';
import { april, opening, openPeerSetting, stage } from './peer-setting.ts';
import type { Name, PeerSetting } from './peer-setting.ts';

const notFound = { ok: false, because: 'not found' };

describe('what readers of a milestone answered', () => {
  let set: PeerSetting;
  beforeAll(async () => {
    set = await openPeerSetting();
    await set.carryOut();
    await set.handIn(await set.reading('tiny'), 'tiny', april(17));
  });
  afterAll(() => set.close());

  it('is released to all teams at once, each told once and without a name', async () => {
    const flow = await set.reading('flow');
    await set.handIn(flow, 'CANARY-flow', april(21));
    const release = (name: Name = 'ivy') =>
      releaseAnswers(set.services, set.as(name, april(22)), stage);
    expect(await release('ada')).toEqual(notFound);
    const results = await Promise.all([1, 2, 3, 4].map(() => release()));
    expect(results.filter((result) => result.ok && !result.repeated)).toEqual([
      { ok: true, teams: 2, repeated: false },
    ]);
    const told = await set.told('peer-feedback');
    expect(told.map(({ personId }) => set.nameOf(personId)).toSorted()).toEqual([
      ...['ada', 'ben', 'cleo'],
    ]);
    const team = await set.team('flow', april(22));
    expect(team?.voices).toEqual([
      {
        ...{ number: 1, name: null, version: 1 },
        answers: [
          { key: 'clear', words: 'Clear CANARY-flow' },
          { key: 'next', words: 'Next CANARY-flow' },
        ],
      },
    ]);
    const news = told.map(({ event, path, data }) => ({ event, path, data }));
    for (const said of [team, news]) {
      const json = JSON.stringify(said);
      expect(json).not.toContain(set.who(flow.reader).name);
      expect(json).not.toContain(set.who(flow.reader).id);
      expect(json).not.toContain(flow.id);
    }
    for (const name of ['ada', 'fay', 'gus', 'ivy'] as const) {
      const asked = { project: 'flow', stage } as const;
      expect(await teamPeers(set.db, set.as(name, april(22)), asked)).toBeNull();
    }
  });

  it('names nobody in what the team or a reader can take with them', async () => {
    const flow = await set.reading('flow');
    const at = april(22);
    const files = await projectFiles(set.db, { slug: 'flow' }, { at, origin: '' });
    expect(JSON.stringify(files)).toContain('CANARY-flow');
    expect(JSON.stringify(files)).not.toContain(set.who(flow.reader).name);
    const mine = await ownData(set, set.who('cleo').id, { at, origin: '' });
    expect(JSON.stringify(mine)).not.toContain(set.who(flow.reader).name);
    const theirs = await ownData(set, set.who(flow.reader).id, { at, origin: '' });
    expect(JSON.stringify(theirs.me['peerFeedback'])).toContain('CANARY-flow');
    expect(JSON.stringify(theirs)).not.toContain(set.who('cleo').name);
  });

  it('takes late answers after the release, and no change after the due date', async () => {
    const second = await set.reading('flow', 1);
    expect(await set.handIn(second, 'late', april(24))).toEqual({ ok: true, changed: true });
    const team = await set.team('flow', april(24));
    expect(team?.voices.map(({ number, answers }) => [number, answers[0]?.words])).toEqual([
      [1, 'Clear CANARY-flow'],
      [2, 'Clear late'],
    ]);
    const told = await set.told('peer-feedback');
    expect(told.filter(({ personId }) => set.nameOf(personId) === 'cleo')).toHaveLength(2);
    expect(await set.handIn(second, 'changed', april(25))).toEqual({ ok: false, because: 'over' });
    const page = await set.page(april(25));
    const late = page.projects
      .flatMap(({ readings }) => readings)
      .find(({ id }) => id === second.id);
    expect(late?.state).toMatchObject({ kind: 'handed in', late: true });
  });

  it('holds back what staff hold back, until they let it go', async () => {
    const { id } = await set.reading('flow');
    const hold = (why: string | null, name: Name = 'ash', at = april(25)) =>
      holdAnswers(set.services, set.as(name, at), { reading: id, why });
    expect(await hold('Rude', 'ada')).toEqual(notFound);
    expect(await hold('')).toEqual({ ok: false, because: 'no reason' });
    expect(await hold('Rude CANARY-why')).toEqual({ ok: true });
    expect(await hold('Rude again')).toEqual({ ok: true });
    const team = JSON.stringify(await set.team('flow', april(25)));
    expect(team).not.toContain('CANARY-flow');
    expect(team).not.toContain('CANARY-why');
    expect(await hold(null, 'ivy', april(26))).toEqual({ ok: true });
    expect((await set.team('flow', april(26)))?.voices).toHaveLength(2);
    const open = await set.reading('codec');
    expect(
      await holdAnswers(set.services, set.as('ivy'), { reading: open.id, why: 'Rude' }),
    ).toEqual({ ok: false, because: 'nothing handed in' });
    expect(await set.db.peerHold.count()).toBe(2);
  });
});

describe('what was promised about names', () => {
  it.each([
    ['readers', true, null],
    ['both', false, null],
    ['none', true, 'Namedword'],
  ] as const)(
    'holds where nobody but %s is hidden',
    async (anonymous, titled, named) => {
      const set = await openPeerSetting({ anonymous });
      await set.carryOut(opening, true);
      const [reading] = await set.readings();
      if (reading === undefined) throw new Error('Nobody reads anything');
      const { slug, reader, id } = reading;
      const text = await readerText(set.db, set.course, set.as(reader), id);
      expect(text?.project?.title).toBe(titled ? slug : undefined);
      const own = JSON.stringify(await ownReadings(set.db, set.course, set.as(reader)));
      const told = JSON.stringify(await set.told('peer-reading'));
      for (const author of set.teams[slug] ?? []) {
        expect(own.includes(set.who(author).name)).toBe(titled);
        expect(told).not.toContain(set.who(author).name);
      }
      await set.handIn(reading, 'said', april(17));
      const team = await set.team(slug, april(17));
      expect(team?.voices).toHaveLength(1);
      expect(team?.voices[0]?.name ?? null).toEqual(named === null ? null : set.who(reader).name);
      expect(await set.told('peer-feedback')).toHaveLength(set.teams[slug]?.length ?? 0);
      await set.close();
    },
    60_000,
  );
});
