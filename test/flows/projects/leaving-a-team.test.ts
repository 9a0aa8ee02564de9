import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decideVersion } from '#app/domain/projects/feedback/decide-version.server.ts';
import { answerInvitation } from '#app/domain/projects/team/answer-invitation.server.ts';
import { answerRequest } from '#app/domain/projects/team/answer-request.server.ts';
import { askForChange, withdrawRequest } from '#app/domain/projects/team/change-request.server.ts';
import { invitePerson } from '#app/domain/projects/team/invite-person.server.ts';
import { leaveTeam, returnToTeam, takeOut } from '#app/domain/projects/team/leave-team.server.ts';
import { ownTeams } from '#app/domain/projects/team/own-teams.server.ts';
import { projectTeam } from '#app/domain/projects/team/project-team.server.ts';
import { staffRequests } from '#app/domain/projects/team/staff-requests.server.ts';
import { joinByLink, renewLink } from '#app/domain/projects/team/team-link.server.ts';
import { returnTime } from '#app/domain/projects/team/team.ts';
import { minutes, monday } from './setting.ts';
import { frozen, project, slug, openTeamSetting, type TeamSetting } from './team-setting.ts';

describe('a team', () => {
  let set: TeamSetting;
  beforeAll(async () => {
    set = await openTeamSetting();
  });
  beforeEach(() => set.beginAgain());
  afterAll(() => set.close());

  it('is left and entered again within the day, with the work where it was', async () => {
    expect(await leaveTeam(set.services, set.as('ben'), project)).toEqual({ ok: true });
    expect(await projectTeam(set.db, set.course, set.as('ben', minutes(1)), slug)).toBeNull();
    const { left } = await ownTeams(set.db, set.course, set.as('ben', minutes(1)));
    expect(left).toMatchObject({ slug, title: 'Tiny diffusion' });
    const back = await returnToTeam(set.services, set.as('ben', minutes(60)), project);
    expect(back).toEqual({ ok: true, slug });
    expect(await set.members()).toEqual(['Ada', 'Ben']);
    expect(await set.told(set.people.ada.id, 'team-changed')).toMatchObject([
      { step: 'left' },
      { step: 'returned' },
    ]);
  });

  it('is taken up again by the last who left, and by nobody when the day is over', async () => {
    await leaveTeam(set.services, set.as('ben'), project);
    const link = await renewLink(set.services, set.as('ada'), project);
    await leaveTeam(set.services, set.as('ada'), project);
    expect(await set.members()).toEqual([]);
    if (!link.ok) throw new Error('No link was made');
    // Nobody gets hold of work that is not theirs by a link to a team of nobody.
    const closed = await joinByLink(set.services, set.as('cleo', minutes(1)), link.code);
    expect(closed).toEqual({ ok: false, because: 'closed' });
    const stranger = await returnToTeam(set.services, set.as('cleo', minutes(1)), project);
    expect(stranger).toEqual({ ok: false, because: 'over' });
    const late = new Date(monday.getTime() + returnTime);
    expect(await returnToTeam(set.services, set.as('ben', late), project)).toMatchObject({
      ok: false,
    });
    const inTime = await returnToTeam(set.services, set.as('ada', minutes(600)), project);
    expect(inTime).toEqual({ ok: true, slug });
    expect(await set.db.document.count({ where: { id: set.documentId } })).toBe(1);
  });

  it('loses somebody at the word of staff, who say why; they cannot undo it', async () => {
    const out = (by: 'ada' | 'ivy', why: string) =>
      takeOut(set.services, set.as(by), { ...project, person: set.people.ben.id, why });
    expect(await out('ada', 'I do not like him')).toEqual({ ok: false, because: 'not found' });
    expect(await out('ivy', ' ')).toEqual({ ok: false, because: 'no reason' });
    expect(await out('ivy', 'He has left the university.')).toEqual({ ok: true });
    expect(await set.told(set.people.ben.id, 'team-changed')).toMatchObject([
      { step: 'taken-out', why: 'He has left the university.' },
    ]);
    const back = await returnToTeam(set.services, set.as('ben', minutes(1)), project);
    expect(back).toEqual({ ok: false, because: 'over' });
  });

  describe('once it is settled', () => {
    const wish = { ...project, why: 'She wrote half of the code.' };

    it('asks staff for what it may not do by itself; who was granted enters', async () => {
      const dora = await set.student('Dora');
      const person = dora().person.id;
      const early = await askForChange(set.services, set.as('ada'), {
        ...wish,
        change: 'join',
        person,
      });
      expect(early).toEqual({ ok: false, because: 'not needed' });
      const ada = set.as('ada', frozen);
      expect(await invitePerson(set.services, ada, { ...project, person })).toEqual({
        ok: false,
        because: 'frozen',
      });
      const asked = () => askForChange(set.services, ada, { ...wish, change: 'join', person });
      expect(await Promise.all([asked(), asked()])).toContainEqual({ ok: true });
      expect(await set.told(set.people.ivy.id, 'team-request')).toMatchObject([
        { step: 'asked', person: 'Dora', words: 'She wrote half of the code.' },
      ]);
      const { waiting } = await staffRequests(set.db, set.as('ash', frozen));
      expect(waiting).toMatchObject([{ person: 'Dora', by: 'Ada', change: 'join' }]);
      expect(await staffRequests(set.db, ada)).toEqual({ waiting: [], answered: [] });
      const request = waiting[0]?.id ?? '';
      const grant = () =>
        answerRequest(set.services, set.as('ash', frozen), { request, grant: true, words: 'Fine' });
      expect(await Promise.all([grant(), grant()])).toEqual([{ ok: true }, { ok: true }]);
      expect(await set.told(set.people.ben.id, 'team-request')).toHaveLength(1);
      const [invitation] = (await ownTeams(set.db, set.course, dora(frozen))).invitations;
      expect(invitation?.refusal).toBeNull();
      const entered = await answerInvitation(set.services, dora(frozen), {
        invitation: invitation?.id ?? '',
        accept: true,
      });
      expect(entered).toEqual({ ok: true, slug });
    });

    it('by an approval, lets somebody go when staff grant it, and says why when they refuse', async () => {
      expect(await set.submit(monday)).toMatchObject({ ok: true });
      const verdict = { verdict: 'approved', note: '' } as const;
      const decision = { ...set.proposal, version: 1, ...verdict };
      expect(await decideVersion(set.services, set.as('ivy', minutes(1)), decision)).toMatchObject({
        ok: true,
      });
      const ben = set.as('ben', minutes(2));
      expect(await leaveTeam(set.services, ben, project)).toEqual({
        ok: false,
        because: 'approved',
      });
      const ask = () =>
        askForChange(set.services, ben, { ...project, change: 'leave', why: 'I move.' });
      const answer = async (grant: boolean, words: string) => {
        const { waiting } = await staffRequests(set.db, set.as('ivy', minutes(3)));
        const input = { request: waiting[0]?.id ?? '', grant, words };
        return answerRequest(set.services, set.as('ivy', minutes(3)), input);
      };
      expect(await ask()).toEqual({ ok: true });
      expect(await ask()).toEqual({ ok: false, because: 'asked already' });
      expect(await answer(false, ' ')).toEqual({ ok: false, because: 'no reason' });
      expect(await answer(false, 'Finish the milestone first.')).toEqual({ ok: true });
      expect(await set.members()).toContain('Ben');
      expect(await ask()).toEqual({ ok: true });
      const open = await set.db.teamRequest.findFirstOrThrow({ where: { endedAt: null } });
      const taken = await withdrawRequest(set.services, ben, { ...project, request: open.id });
      expect(taken).toEqual({ ok: true });
      expect(await ask()).toEqual({ ok: true });
      expect(await answer(true, '')).toEqual({ ok: true });
      expect(await set.members()).toEqual(['Ada']);
      const back = await returnToTeam(set.services, set.as('ben', minutes(9)), project);
      expect(back).toEqual({ ok: false, because: 'over' });
    });
  });
});
