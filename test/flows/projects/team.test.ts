import { v7 as newId } from 'uuid';
import { afterAll, afterEach, beforeEach, beforeAll, describe, expect, it } from 'vitest';
import { decideVersion } from '#app/domain/projects/feedback/decide-version.server.ts';
import { startProject } from '#app/domain/projects/start-project.server.ts';
import { answerInvitation } from '#app/domain/projects/team/answer-invitation.server.ts';
import { answerRequest } from '#app/domain/projects/team/answer-request.server.ts';
import { askForChange, withdrawRequest } from '#app/domain/projects/team/change-request.server.ts';
import {
  invitePerson,
  withdrawInvitation,
} from '#app/domain/projects/team/invite-person.server.ts';
import { leaveTeam, returnToTeam, takeOut } from '#app/domain/projects/team/leave-team.server.ts';
import { ownTeams } from '#app/domain/projects/team/own-teams.server.ts';
import { findClassmates, projectTeam } from '#app/domain/projects/team/project-team.server.ts';
import { staffRequests } from '#app/domain/projects/team/staff-requests.server.ts';
import {
  closeLink,
  joinByLink,
  linkedTeam,
  renewLink,
} from '#app/domain/projects/team/team-link.server.ts';
import { returnTime } from '#app/domain/projects/team/team.ts';
import { askerFor, createMember } from '#test/factories/people.ts';
import { berkeley } from '#test/factories/course.ts';
import { minutes, monday, openSetting, type Setting } from './setting.ts';

const collaboration = { recheck: async () => {} };
const slug = 'tiny-diffusion';
const project = { project: slug };
const frozen = berkeley('2024-04-16T00:00');

describe('a team', () => {
  let set: Setting;
  let services: Setting['services'] & { collaboration: typeof collaboration };

  beforeAll(async () => {
    set = await openSetting();
    services = { ...set.services, collaboration };
  });
  afterAll(() => set.close());

  const student = async (name: string) => {
    const person = await createMember(set.db, { offering: 'sp24', role: 'student', name });
    return (at: Date = monday) => askerFor(person, 'student', at);
  };
  const members = async () => {
    const team = await projectTeam(set.db, set.course, set.as('ivy'), slug);
    return team?.members.map(({ name }) => name);
  };
  const told = async (personId: string, kind: string) =>
    (await set.db.notification.findMany({ where: { personId, kind } })).map(({ data }) => data);
  const invite = async (who: ReturnType<typeof askerFor>, at = monday) => {
    const done = await invitePerson(services, set.as('ada', at), {
      ...project,
      person: who.person.id,
    });
    expect(done).toEqual({ ok: true });
    const row = await set.db.invitation.findFirstOrThrow({
      where: { personId: who.person.id, endedAt: null },
    });
    return { invitation: row.id };
  };

  beforeEach(async () => {
    await set.db.projectMember.deleteMany();
    await set.db.projectMember.createMany({
      data: [set.people.ada, set.people.ben].map(({ id: personId }) => ({
        ...{ id: newId(), projectId: set.project.id, personId },
        ...{ offeringId: 'sp24', from: berkeley('2024-02-20T10:00') },
      })),
    });
  });
  afterEach(async () => {
    const ended = { endedAt: monday, end: 'withdrawn' } as const;
    await set.db.invitation.updateMany({ where: { endedAt: null }, data: ended });
    await set.db.teamRequest.updateMany({ where: { endedAt: null }, data: ended });
    await set.db.notification.deleteMany();
  });

  it('asks a classmate in, who is told and accepts; the team is told', async () => {
    const dora = await student('Dora');
    const { invitation } = await invite(dora());
    expect(await told(dora().person.id, 'team-invited')).toEqual([
      { project: 'Tiny diffusion', by: 'Ada' },
    ]);
    const { invitations } = await ownTeams(set.db, set.course, dora());
    expect(invitations).toMatchObject([{ title: 'Tiny diffusion', by: 'Ada', refusal: null }]);
    const accepted = await answerInvitation(services, dora(), { invitation, accept: true });
    expect(accepted).toEqual({ ok: true, slug });
    expect(await members()).toEqual(['Ada', 'Ben', 'Dora']);
    expect(await told(set.people.ben.id, 'team-changed')).toMatchObject([
      { person: 'Dora', step: 'joined' },
    ]);
    // A second press changes nothing.
    expect(await answerInvitation(services, dora(), { invitation, accept: true })).toEqual(
      accepted,
    );
    expect(await told(set.people.ben.id, 'team-changed')).toHaveLength(1);
  });

  it('hears that somebody declined, once', async () => {
    const dora = await student('Dora');
    const { invitation } = await invite(dora());
    for (let press = 0; press < 2; press += 1) {
      const declined = await answerInvitation(services, dora(), { invitation, accept: false });
      expect(declined).toEqual({ ok: true, slug: null });
    }
    expect(await told(set.people.ada.id, 'team-changed')).toMatchObject([{ step: 'declined' }]);
    expect(await members()).toEqual(['Ada', 'Ben']);
  });

  it('takes an invitation back, and only its own', async () => {
    const dora = await student('Dora');
    const { invitation } = await invite(dora());
    const withdraw = (by: ReturnType<typeof askerFor>) =>
      withdrawInvitation(services, by, { ...project, invitation });
    expect(await withdraw(set.as('cleo'))).toEqual({ ok: false, because: 'not found' });
    expect(await withdraw(set.as('ben'))).toEqual({ ok: true });
    const late = await answerInvitation(services, dora(), { invitation, accept: true });
    expect(late).toEqual({ ok: false, because: 'withdrawn' });
  });

  it('gives its last place to one of many who accept at once', async () => {
    const all = await Promise.all(['Dora', 'Eli', 'Fay', 'Gus', 'Hal', 'Ida'].map(student));
    const invitations: { invitation: string }[] = [];
    for (const who of all) invitations.push(await invite(who()));
    const answers = await Promise.all(
      all.map((who, index) =>
        answerInvitation(services, who(), {
          ...(invitations[index] ?? { invitation: '' }),
          accept: true,
        }),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter(({ ok }) => !ok)).toEqual(Array(5).fill({ ok: false, because: 'full' }));
    expect(await members()).toHaveLength(3);
  });

  it('gets somebody who enters two teams at once, or the other one does', async () => {
    const dora = await student('Dora');
    const { invitation } = await invite(dora());
    const answers = await Promise.all([
      answerInvitation(services, dora(), { invitation, accept: true }),
      startProject(services, dora(), { title: 'Alone' }),
      answerInvitation(services, dora(), { invitation, accept: true }),
    ]);
    const open = await set.db.projectMember.count({
      where: { personId: dora().person.id, to: null },
    });
    expect(open).toBe(1);
    expect(answers.some(({ ok }) => ok)).toBe(true);
  });

  it('learns that somebody invited is in another team now', async () => {
    const dora = await student('Dora');
    await invite(dora());
    expect(await startProject(services, dora(), { title: 'On my own' })).toMatchObject({
      ok: true,
    });
    expect(await told(set.people.ada.id, 'team-changed')).toMatchObject([{ step: 'elsewhere' }]);
    const team = await projectTeam(set.db, set.course, set.as('ada'), slug);
    expect(team?.invitations).toEqual([]);
  });

  it('finds classmates by name who have no project and are in the class list', async () => {
    const nora = await student('Nora Quill');
    const find = async (words: string) =>
      (await findClassmates(set.db, set.as('ada'), words)).map(({ name }) => name);
    expect(await find('quil')).toEqual(['Nora Quill']);
    expect(await find('q')).toEqual([]);
    expect(await find('Ben')).toEqual([]);
    expect(await find('%')).toEqual([]);
    const key = { offeringId: 'sp24', personId: nora().person.id };
    await set.db.listEntry.create({ data: { ...key, listed: false } });
    expect(await find('quil')).toEqual([]);
    const asked = { ...project, person: nora().person.id };
    const hidden = await invitePerson(services, set.as('ada'), asked);
    expect(hidden).toEqual({ ok: false, because: 'not found' });
    // Unless they look for a team on the board.
    await set.db.lookingCard.create({
      data: { id: newId(), ...key, words: 'Flows', tags: [], at: monday },
    });
    expect(await find('quil')).toEqual(['Nora Quill']);
    expect(await invitePerson(services, set.as('ada'), asked)).toEqual({ ok: true });
  });

  it('opens by a link until it is closed or renewed; of its secret only a hash is kept', async () => {
    const [dora, eli] = [await student('Dora'), await student('Eli')];
    const first = await renewLink(services, set.as('ada'), project);
    const second = await renewLink(services, set.as('ben'), project);
    if (!first.ok || !second.ok) throw new Error('No link was made');
    const stored = JSON.stringify(await set.db.teamLink.findMany());
    expect(stored).not.toContain(second.code);
    expect(await linkedTeam(services, dora(), first.code)).toBeNull();
    expect(await linkedTeam(services, dora(), second.code)).toMatchObject({
      ...{ title: 'Tiny diffusion', team: ['Ada', 'Ben'], own: false, refusal: null },
    });
    expect(await joinByLink(services, dora(), second.code)).toEqual({ ok: true, slug });
    expect(await joinByLink(services, dora(), second.code)).toEqual({ ok: true, slug });
    expect(await joinByLink(services, eli(), second.code)).toEqual({ ok: false, because: 'full' });
    expect(await closeLink(services, set.as('ada'), project)).toEqual({ ok: true });
    const closed = { ok: false, because: 'closed' };
    expect(await joinByLink(services, eli(), second.code)).toEqual(closed);
    expect(await joinByLink(services, set.as('ivy'), 'nonsense')).toEqual(closed);
  });

  it('gives its last place to one of fifty who enter by its link at once', async () => {
    const link = await renewLink(services, set.as('ada'), project);
    if (!link.ok) throw new Error('No link was made');
    const crowd = await Promise.all(
      Array.from({ length: 50 }, (_, index) => student(`Number ${index}`)),
    );
    const answers = await Promise.all(crowd.map((who) => joinByLink(services, who(), link.code)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers).toContainEqual({ ok: false, because: 'full' });
    expect(await members()).toHaveLength(3);
  });

  it('has a link that expires with the freeze', async () => {
    const dora = await student('Dora');
    const link = await renewLink(services, set.as('ada'), project);
    if (!link.ok) throw new Error('No link was made');
    const late = await joinByLink(services, dora(frozen), link.code);
    expect(late).toEqual({ ok: false, because: 'frozen' });
    const again = await renewLink(services, set.as('ada', frozen), project);
    expect(again).toEqual({ ok: false, because: 'frozen' });
  });

  it('is left and entered again within the day, with the work where it was', async () => {
    expect(await leaveTeam(services, set.as('ben'), project)).toEqual({ ok: true });
    expect(await projectTeam(set.db, set.course, set.as('ben', minutes(1)), slug)).toBeNull();
    const { left } = await ownTeams(set.db, set.course, set.as('ben', minutes(1)));
    expect(left).toMatchObject({ slug, title: 'Tiny diffusion' });
    const back = await returnToTeam(services, set.as('ben', minutes(60)), project);
    expect(back).toEqual({ ok: true, slug });
    expect(await members()).toEqual(['Ada', 'Ben']);
    expect(await told(set.people.ada.id, 'team-changed')).toMatchObject([
      { step: 'left' },
      { step: 'returned' },
    ]);
  });

  it('is taken up again by the last who left, and by nobody when the day is over', async () => {
    await leaveTeam(services, set.as('ben'), project);
    const link = await renewLink(services, set.as('ada'), project);
    await leaveTeam(services, set.as('ada'), project);
    expect(await members()).toEqual([]);
    if (!link.ok) throw new Error('No link was made');
    // Nobody gets hold of work that is not theirs by a link to a team of nobody.
    const closed = await joinByLink(services, set.as('cleo', minutes(1)), link.code);
    expect(closed).toEqual({ ok: false, because: 'closed' });
    const stranger = await returnToTeam(services, set.as('cleo', minutes(1)), project);
    expect(stranger).toEqual({ ok: false, because: 'over' });
    const late = new Date(monday.getTime() + returnTime);
    expect(await returnToTeam(services, set.as('ben', late), project)).toMatchObject({ ok: false });
    const inTime = await returnToTeam(services, set.as('ada', minutes(600)), project);
    expect(inTime).toEqual({ ok: true, slug });
    expect(await set.db.document.count({ where: { id: set.documentId } })).toBe(1);
  });

  it('loses somebody at the word of staff, who say why; they cannot undo it', async () => {
    const out = (by: 'ada' | 'ivy', why: string) =>
      takeOut(services, set.as(by), { ...project, person: set.people.ben.id, why });
    expect(await out('ada', 'I do not like him')).toEqual({ ok: false, because: 'not found' });
    expect(await out('ivy', ' ')).toEqual({ ok: false, because: 'no reason' });
    expect(await out('ivy', 'He has left the university.')).toEqual({ ok: true });
    expect(await told(set.people.ben.id, 'team-changed')).toMatchObject([
      { step: 'taken-out', why: 'He has left the university.' },
    ]);
    const back = await returnToTeam(services, set.as('ben', minutes(1)), project);
    expect(back).toEqual({ ok: false, because: 'over' });
  });

  describe('once it is settled', () => {
    const wish = { ...project, why: 'She wrote half of the code.' };

    it('asks staff for what it may not do by itself; who was granted enters', async () => {
      const dora = await student('Dora');
      const person = dora().person.id;
      const early = await askForChange(services, set.as('ada'), {
        ...wish,
        change: 'join',
        person,
      });
      expect(early).toEqual({ ok: false, because: 'not needed' });
      const ada = set.as('ada', frozen);
      expect(await invitePerson(services, ada, { ...project, person })).toEqual({
        ok: false,
        because: 'frozen',
      });
      const asked = () => askForChange(services, ada, { ...wish, change: 'join', person });
      expect(await Promise.all([asked(), asked()])).toContainEqual({ ok: true });
      expect(await told(set.people.ivy.id, 'team-request')).toMatchObject([
        { step: 'asked', person: 'Dora', words: 'She wrote half of the code.' },
      ]);
      const { waiting } = await staffRequests(set.db, set.as('ash', frozen));
      expect(waiting).toMatchObject([{ person: 'Dora', by: 'Ada', change: 'join' }]);
      expect(await staffRequests(set.db, ada)).toEqual({ waiting: [], answered: [] });
      const request = waiting[0]?.id ?? '';
      const grant = () =>
        answerRequest(services, set.as('ash', frozen), { request, grant: true, words: 'Fine' });
      expect(await Promise.all([grant(), grant()])).toEqual([{ ok: true }, { ok: true }]);
      expect(await told(set.people.ben.id, 'team-request')).toHaveLength(1);
      const [invitation] = (await ownTeams(set.db, set.course, dora(frozen))).invitations;
      expect(invitation?.refusal).toBeNull();
      const entered = await answerInvitation(services, dora(frozen), {
        invitation: invitation?.id ?? '',
        accept: true,
      });
      expect(entered).toEqual({ ok: true, slug });
    });

    it('by an approval, lets somebody go when staff grant it, and says why when they refuse', async () => {
      expect(await set.submit(monday)).toMatchObject({ ok: true });
      const verdict = { verdict: 'approved', note: '' } as const;
      const decision = { ...set.proposal, version: 1, ...verdict };
      expect(await decideVersion(services, set.as('ivy', minutes(1)), decision)).toMatchObject({
        ok: true,
      });
      const ben = set.as('ben', minutes(2));
      expect(await leaveTeam(services, ben, project)).toEqual({ ok: false, because: 'approved' });
      const ask = () =>
        askForChange(services, ben, { ...project, change: 'leave', why: 'I move.' });
      const answer = async (grant: boolean, words: string) => {
        const { waiting } = await staffRequests(set.db, set.as('ivy', minutes(3)));
        const input = { request: waiting[0]?.id ?? '', grant, words };
        return answerRequest(services, set.as('ivy', minutes(3)), input);
      };
      expect(await ask()).toEqual({ ok: true });
      expect(await ask()).toEqual({ ok: false, because: 'asked already' });
      expect(await answer(false, ' ')).toEqual({ ok: false, because: 'no reason' });
      expect(await answer(false, 'Finish the milestone first.')).toEqual({ ok: true });
      expect(await members()).toContain('Ben');
      expect(await ask()).toEqual({ ok: true });
      const open = await set.db.teamRequest.findFirstOrThrow({ where: { endedAt: null } });
      const taken = await withdrawRequest(services, ben, { ...project, request: open.id });
      expect(taken).toEqual({ ok: true });
      expect(await ask()).toEqual({ ok: true });
      expect(await answer(true, '')).toEqual({ ok: true });
      expect(await members()).toEqual(['Ada']);
      const back = await returnToTeam(services, set.as('ben', minutes(9)), project);
      expect(back).toEqual({ ok: false, because: 'over' });
    });
  });
});
