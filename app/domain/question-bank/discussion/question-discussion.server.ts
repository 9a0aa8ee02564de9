import type { Db } from '#app/db/client.ts';
import type { Asker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import { renderMarkdown } from '#app/domain/people/render-markdown.server.tsx';
import type { Course } from '#app/domain/syllabus/course.ts';
import { mayReadQuestion, readableBank } from '../readable-bank.server.ts';
import { countTalk, seenThreads, type SeenPost, type TalkCount } from './thread.ts';

/** A post with its words as typed and as HTML. */
export type ShownPost = SeenPost & { html: string };
export type ShownThread = ShownPost & { answers: ShownPost[] };

export type QuestionDiscussion = {
  threads: ShownThread[];
  /** How many there are, of which so many are shown. */
  total: number;
  mayWrite: boolean;
  mayJudge: boolean;
  /** Whether one can write without a name for classmates. */
  mayHideName: boolean;
};

/** So many threads stand on a page at first. */
const threadsAtFirst = 50;

type Services = { db: Db; course: Course };

/**
 * What is said about a question; null for whoever does not read it: somebody without a role in the
 * offering, or before the bank is out for them.
 */
export async function questionDiscussion(
  services: Services,
  asker: Asker,
  question: string,
  { all }: { all: boolean },
): Promise<QuestionDiscussion | null> {
  const { person, role, offering } = asker;
  if (person === null || !(await mayReadTalk(services, asker, question))) return null;
  const posts = await services.db.questionPost.findMany({
    where: { offeringId: offering, question },
    orderBy: { id: 'asc' },
    omit: { requestId: true },
    include: { author: { select: { name: true, deletedAt: true } } },
  });
  const threads = seenThreads(posts, { person, role });
  const { archived } = services.course.offering(offering);
  const mayWrite = may(role, 'discuss questions') && !archived;
  const mayJudge = may(role, 'judge posts');
  return {
    threads: (all ? threads : threads.slice(0, threadsAtFirst)).map((thread) => ({
      ...shown(thread),
      answers: thread.answers.map(shown),
    })),
    total: threads.length,
    ...{ mayWrite, mayJudge: mayJudge && !archived, mayHideName: mayWrite && !mayJudge },
  };
}

function shown<Seen extends SeenPost>(post: Seen): Seen & { html: string } {
  return { ...post, html: post.body === null ? '' : renderMarkdown(post.body) };
}

/** How much is said about each question that the asker reads; nothing where they read none of it. */
export async function talkCounts(
  services: Services,
  asker: Asker,
): Promise<Record<string, TalkCount>> {
  const { person, role, offering } = asker;
  if (person === null || !may(role, 'read discussion')) return {};
  if ((await readableBank(services, asker)) === null) return {};
  const posts = await services.db.questionPost.findMany({
    where: { offeringId: offering },
    select: { question: true, answerTo: true, deletedAt: true, hiddenAt: true },
  });
  return Object.fromEntries(countTalk(posts));
}

async function mayReadTalk(services: Services, asker: Asker, question: string): Promise<boolean> {
  return may(asker.role, 'read discussion') && (await mayReadQuestion(services, asker, question));
}
