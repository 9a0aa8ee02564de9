import { randomUUID } from 'node:crypto';
import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import { appendLiveUpdate } from '#app/domain/projects/document/live-document.server.ts';
import { stateFromJson } from '#app/domain/projects/document/yjs-text.ts';

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

/** What a form sends along so that the same click counts once. */
export function newRequest(): string {
  return randomUUID();
}
