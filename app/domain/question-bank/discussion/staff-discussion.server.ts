import type { Db } from '#app/db/client.ts';
import type { Asker } from '#app/domain/people/asker.ts';
import { renderMarkdown } from '#app/domain/people/render-markdown.server.tsx';
import type { Course } from '#app/domain/syllabus/course.ts';
import type { Bilingual } from '#app/i18n/languages.ts';
import { pageOf } from '#app/ui/page-number.ts';
import { readableBank } from '../readable-bank.server.ts';
import { isOpen } from './thread.ts';

/** A thread in the list of staff. */
export type ListedThread = {
  id: string;
  question: { slug: string; title: Bilingual };
  step: number | null;
  author: string;
  anonymous: boolean;
  /** What is asked, as HTML. */
  html: string;
  writtenAt: Date;
  answers: number;
  open: boolean;
};

export type DiscussionFilter = { show: 'open' | 'all'; page: number };

export type StaffDiscussion = {
  threads: ListedThread[];
  found: number;
  page: number;
  pages: number;
};

const perPage = 50;

/** The threads that wait for staff, or all of them, the oldest first; null where no bank is read. */
export async function staffDiscussion(
  services: { db: Db; course: Course },
  asker: Asker,
  { show, page }: DiscussionFilter,
): Promise<StaffDiscussion | null> {
  const threads = await listedThreads(services, asker);
  if (threads === null) return null;
  const wanted = threads.filter(({ open }) => open || show === 'all');
  const { items, ...where } = pageOf(wanted, page, perPage);
  return {
    threads: items.map(({ body, ...thread }) => ({ ...thread, html: renderMarkdown(body) })),
    ...where,
  };
}

/** How many threads wait for staff. */
export async function openThreads(
  services: { db: Db; course: Course },
  asker: Asker,
): Promise<number> {
  const threads = await listedThreads(services, asker);
  return threads?.filter(({ open }) => open).length ?? 0;
}

async function listedThreads(
  services: { db: Db; course: Course },
  asker: Asker,
): Promise<(Omit<ListedThread, 'html'> & { body: string })[] | null> {
  const bank = await readableBank(services, asker);
  if (bank === null) return null;
  const titles = new Map(bank.questions.map(({ slug, title }) => [slug, title]));
  const posts = await services.db.questionPost.findMany({
    where: { offeringId: asker.offering, answerTo: null, deletedAt: null, hiddenAt: null },
    orderBy: [{ writtenAt: 'asc' }, { id: 'asc' }],
    include: {
      author: { select: { name: true, deletedAt: true } },
      answers: {
        select: { byStaff: true, endorsedAt: true, deletedAt: true, hiddenAt: true },
      },
    },
  });
  return posts.flatMap((post) => {
    const title = titles.get(post.question);
    if (title === undefined) return [];
    const { id, step, anonymous, writtenAt, answers } = post;
    const standing = answers.filter((one) => one.deletedAt === null && one.hiddenAt === null);
    return [
      {
        ...{ id, step, anonymous, writtenAt, question: { slug: post.question, title } },
        ...{ author: post.author.name, body: post.body },
        ...{ answers: standing.length, open: isOpen(post, answers) },
      },
    ];
  });
}
