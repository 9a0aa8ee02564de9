import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deleteAccount } from '#app/domain/account/delete-account.server.ts';
import { startProject } from '#app/domain/projects/start-project.server.ts';
import { board } from '#app/domain/projects/team/board.server.ts';
import { askToJoin } from '#app/domain/projects/team/ask-to-join.server.ts';
import { keepCard, takeCardOff } from '#app/domain/projects/team/keep-card.server.ts';
import { suggestMatch } from '#app/domain/projects/team/suggest-match.server.ts';
import { invitePerson } from '#app/domain/projects/team/invite-person.server.ts';
import { answerInvitation } from '#app/domain/projects/team/answer-invitation.server.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { askerFor, createMember } from '#test/factories/people.ts';
import { newRequest } from '#test/factories/projects.ts';
import { monday, openSetting, type Setting } from './setting.ts';

describe('the board', () => {
  let set: Setting;
  let [dora, eli]: SignedInAsker[] = [];

  beforeAll(async () => {
    set = await openSetting();
  });
  afterAll(() => set.close());
  beforeEach(async () => {
    await set.db.lookingCard.updateMany({ where: { endedAt: null }, data: { endedAt: monday } });
    await set.db.notification.deleteMany();
    const student = async (name: string) =>
      askerFor(
        await createMember(set.db, { offering: 'sp24', role: 'student', name }),
        'student',
        monday,
      );
    [dora, eli] = [await student('Dora'), await student('Eli')];
  });

  const someone = (asker: SignedInAsker | undefined) => {
    if (asker === undefined) throw new Error('Nobody is there');
    return asker;
  };
  const put = async (who: SignedInAsker, words = 'Flows, please', tags = 'flows') => {
    expect(await keepCard(set.services, who, { words, tags })).toEqual({ ok: true });
    const { cards } = (await board(set.db, set.course, who)) ?? { cards: [] };
    return cards.find(({ own }) => own)?.id ?? '';
  };
  const shownTo = async (who: SignedInAsker) =>
    (await board(set.db, set.course, who))?.cards.map(({ name }) => name);

  it('shows who wishes it to students and staff, and to nobody else', async () => {
    await put(someone(dora));
    await put(set.as('ada'), 'We need one more', '扩散，video');
    expect(await shownTo(someone(eli))).toEqual(['Tiny diffusion', 'Dora']);
    expect(await shownTo(set.as('ash'))).toEqual(['Tiny diffusion', 'Dora']);
    const other = await createMember(set.db, { offering: 'sp24', role: 'waitlisted', name: 'Wes' });
    expect(await board(set.db, set.course, askerFor(other, 'waitlisted', monday))).toBeNull();
  });

  it('has one card of each, which is changed in place', async () => {
    const who = someone(dora);
    const cards = await Promise.all([put(who), put(who)]);
    expect(new Set(cards).size).toBe(1);
    await put(who, 'Compression instead');
    expect(await shownTo(who)).toEqual(['Dora']);
    await put(set.as('ada'));
    await put(set.as('ben'), 'Still one more');
    expect(await shownTo(who)).toEqual(['Tiny diffusion', 'Dora']);
  });

  it('refuses too many words and tags', async () => {
    const keep = (words: string, tags: string) =>
      keepCard(set.services, someone(dora), { words, tags });
    expect(await keep(' ', '')).toEqual({ ok: false, because: 'words' });
    expect(await keep('x'.repeat(281), '')).toEqual({ ok: false, because: 'words' });
    expect(await keep('Flows', 'a,b,c,d,e,f')).toEqual({ ok: false, because: 'tags' });
  });

  it('is left by one press, of oneself, of the team, or by staff on record', async () => {
    const card = await put(someone(dora));
    const off = (who: SignedInAsker) => takeCardOff(set.services, who, { card });
    expect(await off(someone(eli))).toEqual({ ok: false, because: 'not found' });
    expect(await off(someone(dora))).toEqual({ ok: true });
    expect(await shownTo(someone(eli))).toEqual([]);
    const team = await put(set.as('ada'));
    expect(await takeCardOff(set.services, set.as('ben'), { card: team })).toEqual({ ok: true });
    const again = await put(someone(dora));
    expect(await takeCardOff(set.services, set.as('ash'), { card: again })).toEqual({ ok: true });
    const records = await set.db.record.findMany({ where: { action: 'took card off board' } });
    expect(records).toMatchObject([{ actorId: set.people.ash.id }]);
  });

  it('is left by who enters a team, and by a team that is full', async () => {
    await put(someone(dora));
    await put(someone(eli));
    await put(set.as('ada'));
    await startProject(set.services, someone(eli), { title: 'On my own' });
    expect(await shownTo(set.as('ash'))).toEqual(['Tiny diffusion', 'Dora']);
    const person = someone(dora).person.id;
    await invitePerson(set.services, set.as('ada'), { project: 'tiny-diffusion', person });
    const { id: invitation } = await set.db.invitation.findFirstOrThrow({
      where: { personId: person, endedAt: null },
    });
    await answerInvitation(set.services, someone(dora), { invitation, accept: true });
    expect(await shownTo(set.as('ash'))).toEqual([]);
    await set.db.projectMember.deleteMany({ where: { personId: person } });
  });

  it('forgets who deletes their account', async () => {
    const who = someone(dora);
    await put(who);
    const person = { project: 'tiny-diffusion', person: who.person.id };
    await invitePerson(set.services, set.as('ada'), person);
    expect(await deleteAccount(set.db, who.person.id, who.person.email, monday)).toMatchObject({
      ok: true,
    });
    const where = { personId: who.person.id };
    expect(await set.db.lookingCard.count({ where })).toBe(0);
    expect(await set.db.invitation.count({ where })).toBe(0);
    expect(await shownTo(set.as('ash'))).toEqual([]);
  });

  it('tells a team once that somebody on it would like to join', async () => {
    const card = await put(set.as('ada'));
    const ask = () => askToJoin(set.services, someone(dora), { card });
    expect(await ask()).toEqual({ ok: false, because: 'no card' });
    await put(someone(dora));
    expect(await Promise.all([ask(), ask()])).toEqual([{ ok: true }, { ok: true }]);
    const told = await set.db.notification.findMany({ where: { kind: 'team-asked' } });
    expect(told.map(({ personId }) => personId).toSorted()).toEqual(
      [set.people.ada.id, set.people.ben.id].toSorted(),
    );
    const { cards } = (await board(set.db, set.course, someone(dora))) ?? { cards: [] };
    expect(cards.find(({ id }) => id === card)?.ask).toBe('has');
  });

  it('has staff suggest a match, of which each is told once', async () => {
    const cards = [await put(someone(dora)), await put(set.as('ada'))];
    const requestId = newRequest();
    const suggest = (who: SignedInAsker, some: string[]) =>
      suggestMatch(set.services, who, { cards: some, words: 'Both like flows', requestId });
    expect(await suggest(set.as('ada'), cards)).toEqual({ ok: false, because: 'not found' });
    expect(await suggest(set.as('ivy'), cards.slice(1))).toEqual({ ok: false, because: 'too few' });
    const four = [...cards, await put(someone(eli))];
    expect(await suggest(set.as('ivy'), four)).toEqual({ ok: false, because: 'too many people' });
    for (let press = 0; press < 2; press += 1) {
      expect(await suggest(set.as('ivy'), cards)).toEqual({ ok: true, people: 3 });
    }
    const told = await set.db.notification.findMany({ where: { kind: 'team-match' } });
    expect(told).toHaveLength(3);
    expect(told[0]?.data).toMatchObject({ words: 'Both like flows' });
  });
});
