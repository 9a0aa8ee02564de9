import type { Db, Transaction } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { Asker } from '#app/domain/people/asker.ts';
import { projectAccess, type ProjectAccess } from './access.ts';

export type FoundProject = {
  id: string;
  slug: string;
  title: string;
  access: NonNullable<ProjectAccess>;
};

/** The project at this address; null when there is none or the asker must not learn of it. */
export async function findProject(
  db: Db | Transaction,
  asker: Asker,
  slug: string,
): Promise<FoundProject | null> {
  const project = await db.project.findUnique({
    where: { offeringId_slug: { offeringId: asker.offering, slug } },
    select: { id: true, slug: true, title: true, members: true },
  });
  if (project === null) return null;
  const { members, ...rest } = project;
  const access = projectAccess(asker, members);
  return access === null ? null : { ...rest, access };
}

export type FoundDocument = FoundProject & { documentId: string };

/** The document of a project's stage; null when it was never opened, or as `findProject`. */
export async function findDocument(
  db: Db | Transaction,
  asker: Asker,
  slug: string,
  stage: StageName,
): Promise<FoundDocument | null> {
  const project = await findProject(db, asker, slug);
  if (project === null) return null;
  const document = await db.document.findFirst({
    where: { projectId: project.id, stage: { name: stage } },
    select: { id: true },
  });
  return document === null ? null : { ...project, documentId: document.id };
}

/** The names of a project's members at an instant, who was there first first. */
export async function teamOf(db: Db | Transaction, projectId: string, at: Date): Promise<string[]> {
  const members = await db.projectMember.findMany({
    where: { projectId, from: { lte: at }, OR: [{ to: null }, { to: { gt: at } }] },
    orderBy: { from: 'asc' },
    select: { person: { select: { name: true } } },
  });
  return members.map(({ person }) => person.name);
}

/**
 * Takes the project's row for this transaction: whoever submits, decides or changes the team waits
 * for the others, and asks the rule again afterwards.
 */
export async function lockProject(tx: Transaction, projectId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM project WHERE id = ${projectId}::uuid FOR UPDATE`;
}
