import { v7 as newId } from 'uuid';
import { expect } from 'vitest';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { invitePerson } from '#app/domain/projects/team/invite-person.server.ts';
import { projectTeam } from '#app/domain/projects/team/project-team.server.ts';
import { berkeley } from '#test/factories/course.ts';
import { askerFor, createMember } from '#test/factories/people.ts';
import { monday, openSetting } from './setting.ts';

export const slug = 'tiny-diffusion';
export const project = { project: slug };
/** When teams change no more without staff. */
export const frozen = berkeley('2024-04-16T00:00');

/** The course of `openSetting`; `beginAgain` gives its team the two members whom it began with. */
export async function openTeamSetting() {
  const set = await openSetting();
  const services = { ...set.services, collaboration: { recheck: async () => {} } };
  return {
    ...{ ...set, services },
    /** A student without a team, as who asks at an instant. */
    student: async (name: string) => {
      const person = await createMember(set.db, { offering: 'sp24', role: 'student', name });
      return (at: Date = monday) => askerFor(person, 'student', at);
    },
    members: async () => {
      const team = await projectTeam(set.db, set.course, set.as('ivy'), slug);
      return team?.members.map(({ name }) => name);
    },
    told: async (personId: string, kind: string) =>
      (await set.db.notification.findMany({ where: { personId, kind } })).map(({ data }) => data),
    invite: async ({ person }: SignedInAsker) => {
      const asked = { ...project, person: person.id };
      expect(await invitePerson(services, set.as('ada'), asked)).toEqual({ ok: true });
      const open = { personId: person.id, endedAt: null };
      const { id } = await set.db.invitation.findFirstOrThrow({ where: open });
      return { invitation: id };
    },
    beginAgain: async () => {
      const ended = { endedAt: monday, end: 'withdrawn' } as const;
      await set.db.invitation.updateMany({ where: { endedAt: null }, data: ended });
      await set.db.teamRequest.updateMany({ where: { endedAt: null }, data: ended });
      await set.db.notification.deleteMany();
      await set.db.projectMember.deleteMany();
      await set.db.projectMember.createMany({
        data: [set.people.ada, set.people.ben].map(({ id: personId }) => ({
          ...{ id: newId(), projectId: set.project.id, personId },
          ...{ offeringId: 'sp24', from: berkeley('2024-02-20T10:00') },
        })),
      });
    },
  };
}

export type TeamSetting = Awaited<ReturnType<typeof openTeamSetting>>;
