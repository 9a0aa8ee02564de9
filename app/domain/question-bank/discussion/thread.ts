import type { Asker } from '#app/domain/people/asker.ts';
import { isStaff } from '#app/domain/people/permissions.ts';

/** A post as it is kept: what is asked about a question, or an answer to it. */
export type Post = {
  id: string;
  /** The post that it answers; null for one that begins a thread. */
  answerTo: string | null;
  /** The step that it is about, from 1; null for the whole question. */
  step: number | null;
  authorId: string;
  author: { name: string };
  /** Whether somebody of staff wrote it. */
  byStaff: boolean;
  /** Whether classmates are not to see who wrote it. */
  anonymous: boolean;
  body: string;
  writtenAt: Date;
  editedAt: Date | null;
  deletedAt: Date | null;
  hiddenAt: Date | null;
  /** Why staff hid it. */
  hiddenWhy: string | null;
  endorsedAt: Date | null;
};

/** A post as one reader sees it. */
export type SeenPost = Pick<Post, 'id' | 'step' | 'byStaff' | 'anonymous' | 'writtenAt'> & {
  /** Null where the reader may not know. */
  author: string | null;
  /** Null where the reader may not see what it says: an answer to it stands all the same. */
  body: string | null;
  mine: boolean;
  edited: boolean;
  deleted: boolean;
  hidden: boolean;
  /** Why it is hidden, for staff and whoever wrote it. */
  why: string | null;
  endorsed: boolean;
};

export type SeenThread = SeenPost & { answers: SeenPost[] };

type Reader = Pick<Asker, 'role'> & { person: { id: string } };

/**
 * The threads about a question as a reader sees them, the oldest first, endorsed answers before the
 * others: the one place that decides who sees which words, and whose. What was deleted is there for
 * its author, who may want it back; what is hidden for its author and staff; who wrote without a
 * name is known to staff and themselves.
 */
export function seenThreads(posts: readonly Post[], reader: Reader): SeenThread[] {
  const inOrder = posts.toSorted(
    (one, other) => one.writtenAt.getTime() - other.writtenAt.getTime(),
  );
  const seen = (post: Post): SeenPost => seenPost(post, reader);
  return inOrder
    .filter(({ answerTo }) => answerTo === null)
    .map((first) => ({
      ...seen(first),
      answers: inOrder
        .filter(({ answerTo }) => answerTo === first.id)
        .map(seen)
        .filter(({ body }) => body !== null)
        .toSorted((one, other) => Number(other.endorsed) - Number(one.endorsed)),
    }))
    .filter(({ body, answers }) => body !== null || answers.length > 0);
}

function seenPost(post: Post, reader: Reader): SeenPost {
  const { id, step, byStaff, anonymous, writtenAt } = post;
  const mine = post.authorId === reader.person.id;
  const staff = isStaff(reader.role);
  const [deleted, hidden] = [post.deletedAt !== null, post.hiddenAt !== null];
  const reads = mine || (!deleted && (staff || !hidden));
  return {
    ...{ id, step, byStaff, anonymous, writtenAt, mine, deleted, hidden },
    author: reads && (!anonymous || mine || staff) ? post.author.name : null,
    body: reads ? post.body : null,
    edited: post.editedAt !== null,
    why: hidden && (mine || staff) ? post.hiddenWhy : null,
    endorsed: post.endorsedAt !== null,
  };
}

/** What everybody who reads the discussion sees of a post. */
type Standing = Pick<Post, 'deletedAt' | 'hiddenAt'>;
const stands = ({ deletedAt, hiddenAt }: Standing) => deletedAt === null && hiddenAt === null;

export type TalkCount = { threads: number; answers: number };

/** How many threads and answers everybody sees, by question. */
export function countTalk(
  posts: readonly (Standing & Pick<Post, 'answerTo'> & { question: string })[],
): Map<string, TalkCount> {
  const counts = new Map<string, TalkCount>();
  for (const { question, answerTo } of posts.filter(stands)) {
    const { threads, answers } = counts.get(question) ?? { threads: 0, answers: 0 };
    counts.set(
      question,
      answerTo === null ? { threads: threads + 1, answers } : { threads, answers: answers + 1 },
    );
  }
  return counts;
}

/**
 * Whether a thread waits for staff: somebody asked, and no answer that stands is of staff or endorsed
 * by them. What staff begin waits for nobody.
 */
export function isOpen(
  first: Standing & Pick<Post, 'byStaff'>,
  answers: readonly (Standing & Pick<Post, 'byStaff' | 'endorsedAt'>)[],
): boolean {
  const settles = (answer: (typeof answers)[number]) =>
    stands(answer) && (answer.byStaff || answer.endorsedAt !== null);
  return stands(first) && !first.byStaff && !answers.some(settles);
}
