import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import { renderMarkdown } from '#app/domain/people/render-markdown.server.tsx';

/** What a staff member noted about a project, for staff only. */
export type NoteView = {
  id: string;
  author: string;
  mine: boolean;
  /** Markdown, as it was typed. */
  body: string;
  html: string;
  at: Date;
  changed: boolean;
};

/** What staff noted about a project, oldest first; nothing for who is not staff. */
export async function staffNotes(
  db: Db,
  asker: SignedInAsker,
  projectId: string,
): Promise<NoteView[]> {
  if (!may(asker.role, 'give feedback')) return [];
  const notes = await db.staffNote.findMany({
    where: { projectId, project: { offeringId: asker.offering } },
    orderBy: { id: 'asc' },
    include: { author: { select: { name: true } } },
  });
  return notes.map(({ id, author, authorId, body, writtenAt, changedAt }) => ({
    ...{ id, body, author: author.name, mine: authorId === asker.person.id },
    html: renderMarkdown(body),
    at: changedAt ?? writtenAt,
    changed: changedAt !== null,
  }));
}
