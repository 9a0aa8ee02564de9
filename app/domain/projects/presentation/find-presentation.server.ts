import type { Db, Transaction } from '#app/db/client.ts';
import type { Video, VideoCaptions } from '#app/db/generated/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { isNow, projectAccess, type ProjectAccess } from '../access.ts';
import { presentCaptions } from './keep-video.server.ts';
import { isShared, mayWatch } from './sharing.ts';

/** A presentation that the asker may watch: the video of the version handed in last. */
export type FoundPresentation = {
  projectId: string;
  slug: string;
  title: string;
  team: string[];
  access: ProjectAccess;
  /** Whether the class may watch it. */
  shared: boolean;
  documentId: string;
  version: { id: string; number: number; submittedAt: Date };
  video: Video & { captions: VideoCaptions[] };
};

/** The presentation at this address; null when there is none, or none for the asker. */
export async function findPresentation(
  db: Db | Transaction,
  course: Course,
  asker: SignedInAsker,
  slug: string,
): Promise<FoundPresentation | null> {
  const [found] = await findPresentations(db, course, asker, slug);
  return found ?? null;
}

/**
 * Every presentation that the asker may watch, by title; the number of queries is constant.
 *
 * @param slug only this project's
 */
export async function findPresentations(
  db: Db | Transaction,
  course: Course,
  asker: SignedInAsker,
  slug?: string,
): Promise<FoundPresentation[]> {
  const policy = course.offering(asker.offering).project.presentation;
  if (policy === null) return [];
  const projects = await db.project.findMany({
    where: { offeringId: asker.offering, ...(slug !== undefined && { slug }) },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    include: {
      members: {
        orderBy: [{ from: 'asc' }, { id: 'asc' }],
        include: { person: { select: { name: true } } },
      },
      shareChoices: { select: { shared: true, at: true } },
      documents: {
        where: { stage: { name: 'presentation' } },
        include: {
          versions: {
            where: { submittedAt: { lte: asker.at } },
            orderBy: { number: 'desc' },
            take: 1,
            include: { video: { include: presentCaptions } },
          },
        },
      },
    },
  });
  return projects.flatMap(({ members, shareChoices, documents, ...project }) => {
    const version = documents[0]?.versions[0];
    const video = version?.video ?? null;
    const access = projectAccess(asker, members);
    const shared = isShared(shareChoices, asker.at);
    const handedIn = video !== null;
    if (!mayWatch(asker, policy, { access, handedIn, shared })) return [];
    if (version === undefined || video === null) return [];
    const { id, number, submittedAt, documentId } = version;
    return [
      {
        ...{ projectId: project.id, slug: project.slug, title: project.title },
        ...{ access, shared, documentId, video },
        team: members.filter((member) => isNow(member, asker.at)).map(({ person }) => person.name),
        version: { id, number, submittedAt },
      },
    ];
  });
}
