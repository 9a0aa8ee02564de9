import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { freeSlug } from '#app/domain/syllabus/slug.ts';
import { settleElsewhere } from './team/enter-team.server.ts';
import { lockTeams } from './team/team-facts.server.ts';
import { projectTitle, slugOf } from './project.ts';

export type StartProjectResult =
  | { ok: true; slug: string }
  | { ok: false; because: 'not a student' | 'archived' | 'title' | 'already in a project' };

/** Parts of other addresses. */
const reserved = ['board', 'class', 'join', 'presentations'];

/**
 * Starts a project with the asker as its only member. Somebody who is in one already is refused,
 * also when they ask twice at once.
 */
export async function startProject(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  input: { title: string },
): Promise<StartProjectResult> {
  if (!may(asker.role, 'work on project')) return { ok: false, because: 'not a student' };
  if (course.offering(asker.offering).archived) return { ok: false, because: 'archived' };
  const title = projectTitle.safeParse(input.title);
  if (!title.success) return { ok: false, because: 'title' };

  return db.$transaction(async (tx) => {
    // Two projects cannot take one address, nor one person two projects.
    await lockTeams(tx, asker.offering);
    const membership = await tx.projectMember.findFirst({
      where: { personId: asker.person.id, offeringId: asker.offering, to: null },
    });
    if (membership !== null) return { ok: false, because: 'already in a project' };
    const others = await tx.project.findMany({
      where: { offeringId: asker.offering },
      select: { slug: true },
    });
    const slug = freeSlug(
      slugOf(title.data),
      new Set([...reserved, ...others.map((other) => other.slug)]),
    );
    const id = newId();
    await tx.project.create({
      data: { id, offeringId: asker.offering, slug, title: title.data, createdAt: asker.at },
    });
    await tx.projectMember.create({
      data: {
        id: newId(),
        projectId: id,
        personId: asker.person.id,
        offeringId: asker.offering,
        from: asker.at,
      },
    });
    const { offering, person, at } = asker;
    await settleElsewhere(tx, { offering, id, person, at });
    await writeRecord(tx, {
      offering: asker.offering,
      actor: asker.person.id,
      action: 'started project',
      subject: `project:${id}`,
      to: { slug },
      at: asker.at,
    });
    return { ok: true, slug };
  });
}
