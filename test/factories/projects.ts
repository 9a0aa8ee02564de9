import { randomUUID } from 'node:crypto';
import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import type { Version } from '#app/db/generated/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import { appendLiveUpdate } from '#app/domain/projects/document/live-document.server.ts';
import { stateFromJson } from '#app/domain/projects/document/yjs-text.ts';
import { personRow } from './people.ts';

type NodeJson = Parameters<typeof stateFromJson>[0];

/** A document's JSON: one paragraph for each text; objects are taken as they are. */
export function text(...blocks: (string | NodeJson)[]): NodeJson {
  const content = blocks.map((block) =>
    typeof block === 'string'
      ? {
          type: 'paragraph',
          ...(block !== '' && { content: [{ type: 'text', text: block }] }),
        }
      : block,
  );
  return { type: 'doc', content };
}

/** A team's project, begun at an instant by all its members. */
export async function createProject(
  db: Db,
  given: {
    offering?: string;
    slug: string;
    title?: string;
    at: Date;
    team: readonly { id: string }[];
  },
): Promise<{ id: string; slug: string }> {
  const { offering = 'sp24', slug, title = slug, at, team } = given;
  const id = newId();
  await db.project.create({ data: { id, offeringId: offering, slug, title, createdAt: at } });
  for (const person of team) {
    await db.projectMember.create({
      data: { id: newId(), projectId: id, personId: person.id, offeringId: offering, from: at },
    });
  }
  return { id, slug };
}

/** The live text of a project's stage, as if it had been typed by then. */
export async function writeDocument(
  db: Db,
  given: { project: { id: string }; stage: StageName; text: NodeJson; at: Date },
): Promise<string> {
  const { project, stage, at } = given;
  const { offeringId } = await db.project.findUniqueOrThrow({ where: { id: project.id } });
  const row = await db.stage.findUniqueOrThrow({
    where: { offeringId_name: { offeringId, name: stage } },
  });
  const place = { projectId: project.id, stageId: row.id };
  const existing = await db.document.findUnique({ where: { projectId_stageId: place } });
  const id = existing?.id ?? newId();
  if (existing === null) await db.document.create({ data: { id, ...place, createdAt: at } });
  await appendLiveUpdate(db, id, stateFromJson(given.text), at);
  return id;
}

/**
 * Many projects of two in the demo's sp24, each with a proposal handed in as the demo's oldest was.
 *
 * @returns the versions, in the order of the projects `many-0`, `many-1`, …
 */
export async function handInMany(
  db: Db,
  count: number,
): Promise<Pick<Version, 'id' | 'submittedAt'>[]> {
  const like = await db.version.findFirstOrThrow({
    where: { document: { stage: { offeringId: 'sp24', name: 'proposal' } } },
    orderBy: { id: 'asc' },
    include: { document: true },
  });
  const offeringId = 'sp24';
  const { content, state, sha256, submittedBy, submittedAt } = like;
  const made = Array.from({ length: count }, (_, index) => ({
    ...{ index, project: newId(), document: newId(), version: newId() },
    team: [personRow(), personRow()],
  }));
  await db.person.createMany({ data: made.flatMap(({ team }) => team) });
  await db.project.createMany({
    data: made.map(({ index, project: id }) => ({
      ...{ id, offeringId, slug: `many-${index}`, title: `Project ${index}` },
      createdAt: submittedAt,
    })),
  });
  await db.projectMember.createMany({
    data: made.flatMap(({ project: projectId, team }) =>
      team.map(({ id: personId }) => ({
        ...{ id: newId(), projectId, personId, offeringId, from: submittedAt },
      })),
    ),
  });
  await db.document.createMany({
    data: made.map(({ project: projectId, document: id }) => ({
      ...{ id, projectId, stageId: like.document.stageId, createdAt: submittedAt },
    })),
  });
  await db.version.createMany({
    data: made.map(({ document: documentId, version: id }) => ({
      ...{ id, documentId, number: 1, content: content ?? {}, state, sha256, submittedBy },
      ...{ submittedAt, requestId: newId() },
    })),
  });
  return made.map(({ version: id }) => ({ id, submittedAt }));
}

/** What a form sends along so that the same click counts once. */
export function newRequest(): string {
  return randomUUID();
}
