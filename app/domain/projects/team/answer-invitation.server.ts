import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { notify } from '#app/domain/people/notify.server.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { enterTeam, teamPath } from './enter-team.server.ts';
import { present, refuseJoin, type JoinRefusal } from './team.ts';
import { findEntrant, loadTeam, lockTeams } from './team-facts.server.ts';

type Services = { db: Db; course: Course };

export type AnswerInvitationResult =
  | { ok: true; slug: string | null }
  | { ok: false; because: JoinRefusal | 'not found' | 'withdrawn' };

/**
 * Accepts or declines an invitation of the asker's own. Of many who accept the last place at once,
 * one gets it. Answered again in the same way, nothing changes.
 *
 * @returns the slug of the project that the asker is in now; null when they have declined
 */
export async function answerInvitation(
  { db, course }: Services,
  asker: SignedInAsker,
  input: { invitation: string; accept: boolean },
): Promise<AnswerInvitationResult> {
  return db.$transaction(async (tx) => {
    await lockTeams(tx, asker.offering);
    const found = await tx.invitation.findFirst({
      where: {
        ...{ id: input.invitation, personId: asker.person.id },
        project: { offeringId: asker.offering },
      },
    });
    const team = found && (await loadTeam(tx, course, asker.offering, { id: found.projectId }));
    const who = await findEntrant(tx, asker.offering, asker.person.id);
    if (found === null || team === null || who === null) return { ok: false, because: 'not found' };
    const { project } = team;
    if (found.end !== null) {
      if (found.end === 'accepted' && input.accept) return { ok: true, slug: project.slug };
      if (found.end === 'declined' && !input.accept) return { ok: true, slug: null };
      return { ok: false, because: 'withdrawn' };
    }
    if (input.accept) {
      const refusal = refuseJoin(team, who, asker.at, found.granted);
      if (refusal !== null) return { ok: false, because: refusal };
      await enterTeam(tx, team, who, 'invitation', asker.at);
      return { ok: true, slug: project.slug };
    }
    const end = { endedAt: asker.at, end: 'declined' } as const;
    await tx.invitation.update({ where: { id: found.id }, data: end });
    await notify(tx, {
      kind: 'team-changed',
      event: `declined:${found.id}`,
      people: present(team).map(({ personId }) => personId),
      offering: asker.offering,
      path: teamPath(project),
      data: { project: project.title, person: asker.person.name, step: 'declined' },
      at: asker.at,
    });
    await writeRecord(tx, {
      offering: asker.offering,
      actor: asker.person.id,
      action: 'declined invitation',
      subject: `project:${project.id}`,
      at: asker.at,
    });
    return { ok: true, slug: null };
  });
}
