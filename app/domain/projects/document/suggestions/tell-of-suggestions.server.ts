import type { Db } from '#app/db/client.ts';
import { notify } from '#app/domain/people/notify.server.ts';
import { isNow } from '../../access.ts';

/** Suggestions with a shorter pause between them belong to one sitting. */
const pauseMs = 60 * 60_000;

/**
 * Tells a team that somebody who is not one of them suggests changes to its text: once for each
 * author and sitting, however many servers and keystrokes there are.
 */
export async function tellOfSuggestions(
  db: Db,
  { documentId, author, at }: { documentId: string; author: string; at: Date },
): Promise<void> {
  await db.$transaction(async (tx) => {
    const document = await tx.document.findUniqueOrThrow({
      where: { id: documentId },
      select: {
        stage: { select: { name: true } },
        project: { select: { id: true, slug: true, title: true, offeringId: true, members: true } },
      },
    });
    const { project, stage } = document;
    await tx.$queryRaw`SELECT id FROM project WHERE id = ${project.id}::uuid FOR UPDATE`;
    const event = `suggestions:${documentId}:${author}`;
    const last = await tx.notification.findFirst({
      where: { kind: 'suggestions', event: { startsWith: event } },
      orderBy: { at: 'desc' },
      select: { at: true },
    });
    if (last !== null && at.getTime() - last.at.getTime() < pauseMs) return;
    const { name: by } = await tx.person.findUniqueOrThrow({ where: { id: author } });
    await notify(tx, {
      kind: 'suggestions',
      event: `${event}:${at.getTime()}`,
      people: project.members
        .filter((member) => isNow(member, at) && member.personId !== author)
        .map(({ personId }) => personId),
      offering: project.offeringId,
      path: `/${project.offeringId}/projects/${project.slug}/${stage.name}`,
      data: { project: project.title, stage: stage.name, by },
      at,
    });
  });
}
