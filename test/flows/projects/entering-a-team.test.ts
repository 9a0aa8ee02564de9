import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { startProject } from '#app/domain/projects/start-project.server.ts';
import { answerInvitation } from '#app/domain/projects/team/answer-invitation.server.ts';
import {
  invitePerson,
  withdrawInvitation,
} from '#app/domain/projects/team/invite-person.server.ts';
import { ownTeams } from '#app/domain/projects/team/own-teams.server.ts';
import { findClassmates, projectTeam } from '#app/domain/projects/team/project-team.server.ts';
import {
  closeLink,
  joinByLink,
  linkedTeam,
  renewLink,
} from '#app/domain/projects/team/team-link.server.ts';
import { monday } from './setting.ts';
import { frozen, project, slug, openTeamSetting, type TeamSetting } from './team-setting.ts';

describe('a team', () => {
  let set: TeamSetting;
  beforeAll(async () => {
    set = await openTeamSetting();
  });
  beforeEach(() => set.beginAgain());
  afterAll(() => set.close());

  it('asks a classmate in, who is told and accepts; the team is told', async () => {
    const dora = await set.student('Dora');
    const { invitation } = await set.invite(dora());
    expect(await set.told(dora().person.id, 'team-invited')).toEqual([
      { project: 'Tiny diffusion', by: 'Ada' },
    ]);
    const { invitations } = await ownTeams(set.db, set.course, dora());
    expect(invitations).toMatchObject([{ title: 'Tiny diffusion', by: 'Ada', refusal: null }]);
    const accepted = await answerInvitation(set.services, dora(), { invitation, accept: true });
    expect(accepted).toEqual({ ok: true, slug });
    expect(await set.members()).toEqual(['Ada', 'Ben', 'Dora']);
    expect(await set.told(set.people.ben.id, 'team-changed')).toMatchObject([
      { person: 'Dora', step: 'joined' },
    ]);
    // A second press changes nothing.
    expect(await answerInvitation(set.services, dora(), { invitation, accept: true })).toEqual(
      accepted,
    );
    expect(await set.told(set.people.ben.id, 'team-changed')).toHaveLength(1);
  });

  it('hears that somebody declined, once', async () => {
    const dora = await set.student('Dora');
    const { invitation } = await set.invite(dora());
    for (let press = 0; press < 2; press += 1) {
      const declined = await answerInvitation(set.services, dora(), { invitation, accept: false });
      expect(declined).toEqual({ ok: true, slug: null });
    }
    expect(await set.told(set.people.ada.id, 'team-changed')).toMatchObject([{ step: 'declined' }]);
    expect(await set.members()).toEqual(['Ada', 'Ben']);
  });

  it('takes an invitation back, and only its own', async () => {
    const dora = await set.student('Dora');
    const { invitation } = await set.invite(dora());
    const withdraw = (by: SignedInAsker) =>
      withdrawInvitation(set.services, by, { ...project, invitation });
    expect(await withdraw(set.as('cleo'))).toEqual({ ok: false, because: 'not found' });
    expect(await withdraw(set.as('ben'))).toEqual({ ok: true });
    const late = await answerInvitation(set.services, dora(), { invitation, accept: true });
    expect(late).toEqual({ ok: false, because: 'withdrawn' });
  });

  it('gives its last place to one of many who accept at once', async () => {
    const all = await Promise.all(['Dora', 'Eli', 'Fay', 'Gus', 'Hal', 'Ida'].map(set.student));
    const invitations: { invitation: string }[] = [];
    for (const who of all) invitations.push(await set.invite(who()));
    const answers = await Promise.all(
      all.map((who, index) =>
        answerInvitation(set.services, who(), {
          ...(invitations[index] ?? { invitation: '' }),
          accept: true,
        }),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter(({ ok }) => !ok)).toEqual(Array(5).fill({ ok: false, because: 'full' }));
    expect(await set.members()).toHaveLength(3);
  });

  it('gets somebody who enters two teams at once, or the other one does', async () => {
    const dora = await set.student('Dora');
    const { invitation } = await set.invite(dora());
    const answers = await Promise.all([
      answerInvitation(set.services, dora(), { invitation, accept: true }),
      startProject(set.services, dora(), { title: 'Alone' }),
      answerInvitation(set.services, dora(), { invitation, accept: true }),
    ]);
    const open = await set.db.projectMember.count({
      where: { personId: dora().person.id, to: null },
    });
    expect(open).toBe(1);
    expect(answers.some(({ ok }) => ok)).toBe(true);
  });

  it('learns that somebody invited is in another team now', async () => {
    const dora = await set.student('Dora');
    await set.invite(dora());
    expect(await startProject(set.services, dora(), { title: 'On my own' })).toMatchObject({
      ok: true,
    });
    expect(await set.told(set.people.ada.id, 'team-changed')).toMatchObject([
      { step: 'elsewhere' },
    ]);
    const team = await projectTeam(set.db, set.course, set.as('ada'), slug);
    expect(team?.invitations).toEqual([]);
  });

  it('finds classmates by name who have no project and are in the class list', async () => {
    const nora = await set.student('Nora Quill');
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
    const hidden = await invitePerson(set.services, set.as('ada'), asked);
    expect(hidden).toEqual({ ok: false, because: 'not found' });
    // Unless they look for a team on the board.
    await set.db.lookingCard.create({
      data: { id: newId(), ...key, words: 'Flows', tags: [], at: monday },
    });
    expect(await find('quil')).toEqual(['Nora Quill']);
    expect(await invitePerson(set.services, set.as('ada'), asked)).toEqual({ ok: true });
  });

  it('opens by a link until it is closed or renewed; of its secret only a hash is kept', async () => {
    const [dora, eli] = [await set.student('Dora'), await set.student('Eli')];
    const first = await renewLink(set.services, set.as('ada'), project);
    const second = await renewLink(set.services, set.as('ben'), project);
    if (!first.ok || !second.ok) throw new Error('No link was made');
    const stored = JSON.stringify(await set.db.teamLink.findMany());
    expect(stored).not.toContain(second.code);
    expect(await linkedTeam(set.services, dora(), first.code)).toBeNull();
    expect(await linkedTeam(set.services, dora(), second.code)).toMatchObject({
      ...{ title: 'Tiny diffusion', team: ['Ada', 'Ben'], own: false, refusal: null },
    });
    expect(await joinByLink(set.services, dora(), second.code)).toEqual({ ok: true, slug });
    expect(await joinByLink(set.services, dora(), second.code)).toEqual({ ok: true, slug });
    expect(await joinByLink(set.services, eli(), second.code)).toEqual({
      ok: false,
      because: 'full',
    });
    expect(await closeLink(set.services, set.as('ada'), project)).toEqual({ ok: true });
    const closed = { ok: false, because: 'closed' };
    expect(await joinByLink(set.services, eli(), second.code)).toEqual(closed);
    expect(await joinByLink(set.services, set.as('ivy'), 'nonsense')).toEqual(closed);
  });

  it('gives its last place to one of fifty who enter by its link at once', async () => {
    const link = await renewLink(set.services, set.as('ada'), project);
    if (!link.ok) throw new Error('No link was made');
    const crowd = await Promise.all(
      Array.from({ length: 50 }, (_, index) => set.student(`Number ${index}`)),
    );
    const answers = await Promise.all(
      crowd.map((who) => joinByLink(set.services, who(), link.code)),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers).toContainEqual({ ok: false, because: 'full' });
    expect(await set.members()).toHaveLength(3);
  });

  it('has a link that expires with the freeze', async () => {
    const dora = await set.student('Dora');
    const link = await renewLink(set.services, set.as('ada'), project);
    if (!link.ok) throw new Error('No link was made');
    const late = await joinByLink(set.services, dora(frozen), link.code);
    expect(late).toEqual({ ok: false, because: 'frozen' });
    const again = await renewLink(set.services, set.as('ada', frozen), project);
    expect(again).toEqual({ ok: false, because: 'frozen' });
  });
});
