import type * as Y from 'yjs';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { TextBlock } from '../document/content.ts';
import { anchorSchema, openLocator, type Anchor, type Passage } from '../document/passage.ts';
import { mentionedIn, withNames, type Mentionable } from './mention.ts';
import { mentionablePeople, mentionedPeople } from './mentionable-people.server.ts';
import { isResolved, isUnread, visibleThreads } from './thread.ts';

/** A comment as the asker sees it. */
export type CommentView = {
  id: string;
  author: string;
  /** Whether the author speaks for the course: never was a member of this project. */
  byStaff: boolean;
  mine: boolean;
  /** As it was typed, with names after each `@`. */
  body: string;
  /** The names that it mentions. */
  mentions: string[];
  /** When it was released; when it was written while it is a draft. */
  at: Date;
  /** Only staff see one. */
  draft: boolean;
  unread: boolean;
};

/** A conversation as the asker sees it. */
export type ThreadView = {
  id: string;
  /** The version it was opened on. */
  version: number;
  /** The words it is about; null when it is about all of it. */
  quote: string | null;
  anchor: Anchor | null;
  /** Where the words stand in the text shown; null when they are gone or it is about all of it. */
  passage: Passage | null;
  resolved: boolean;
  /** Never empty. */
  comments: CommentView[];
};

/**
 * The threads of a document that the asker may see, in reading order (about all of it first, those
 * whose words are gone last), placed in the text that is shown.
 */
export async function documentThreads(
  db: Db,
  asker: SignedInAsker,
  documentId: string,
  shown: { doc: Y.Doc; blocks: TextBlock[] },
): Promise<ThreadView[]> {
  const personId = asker.person.id;
  const rows = await db.thread.findMany({
    // Those about the video stand beside it.
    where: { documentId, second: null },
    orderBy: { id: 'asc' },
    include: {
      version: { select: { number: true } },
      resolutions: { where: { at: { lte: asker.at } } },
      reads: { where: { personId } },
      comments: { orderBy: { id: 'asc' }, include: { author: { select: { name: true } } } },
    },
  });
  const people = await namesFor(db, documentId, asker, rows);
  const members = await db.projectMember.findMany({
    where: { project: { documents: { some: { id: documentId } } } },
    select: { personId: true },
  });
  const team = new Set(members.map((member) => member.personId));
  const locate = openLocator(shown.doc, shown.blocks);
  return visibleThreads(rows, asker)
    .map((row): ThreadView => {
      const anchor = anchorSchema.safeParse(row.anchor).data ?? null;
      const readAt = row.reads[0]?.readAt ?? null;
      return {
        id: row.id,
        version: row.version.number,
        quote: row.quote,
        anchor,
        passage: anchor && locate(anchor, row.quote),
        resolved: isResolved(row.resolutions),
        comments: row.comments.map((comment) => ({
          id: comment.id,
          author: comment.author.name,
          byStaff: !team.has(comment.authorId),
          mine: comment.authorId === personId,
          body: withNames(comment.body, people),
          mentions: mentionedIn(comment.body).flatMap(
            (id) => people.find((person) => person.id === id)?.label ?? [],
          ),
          at: comment.releasedAt ?? comment.writtenAt,
          draft: comment.releasedAt === null,
          unread: isUnread(comment, personId, readAt),
        })),
      };
    })
    .toSorted((a, b) => rank(a) - rank(b));
}

/** The names of whoever is mentioned: as they are typed now, or of people who have left. */
async function namesFor(
  db: Db,
  documentId: string,
  { at }: SignedInAsker,
  threads: readonly { comments: readonly { body: string }[] }[],
): Promise<Mentionable[]> {
  const texts = threads.flatMap(({ comments }) => comments.map(({ body }) => body));
  if (texts.every((text) => mentionedIn(text).length === 0)) return [];
  const { projectId } = await db.document.findUniqueOrThrow({ where: { id: documentId } });
  const current = await mentionablePeople(db, projectId, at);
  return [...current, ...(await mentionedPeople(db, projectId, texts))];
}

/** About all of it, then by place, then orphans. */
function rank({ anchor, passage }: ThreadView): number {
  if (anchor === null) return -1;
  return passage === null ? Infinity : passage.from.block * 1_000_000 + passage.from.offset;
}
