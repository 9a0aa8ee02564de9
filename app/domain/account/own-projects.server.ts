import type { Db } from '#app/db/client.ts';
import { isNow } from '#app/domain/projects/access.ts';
import { markdownOf } from '#app/domain/projects/document/content-markdown.ts';
import { readContent } from '#app/domain/projects/document/content.ts';
import { readLiveDocument } from '#app/domain/projects/document/live-document.server.ts';
import { jsonOf } from '#app/domain/projects/document/yjs-text.ts';
import type { OwnFile } from './own-data.server.ts';
import { safeName } from './safe-name.ts';

/**
 * The projects a person is in, with every version, its receipt and the answer that was released,
 * and the text as it stands. A project that somebody has left is their former team's alone.
 */
export async function ownProjects(db: Db, personId: string, at: Date) {
  const rows = await db.project.findMany({
    where: { members: { some: { personId } } },
    select: {
      ...{ slug: true, title: true, offeringId: true, createdAt: true },
      members: {
        select: { personId: true, from: true, to: true, person: { select: { name: true } } },
      },
      documents: {
        select: {
          id: true,
          stage: { select: { name: true } },
          versions: {
            where: { submittedAt: { lte: at } },
            orderBy: { number: 'asc' },
            select: {
              ...{ number: true, submittedAt: true, sha256: true, content: true },
              person: { select: { name: true } },
              receipt: { select: { payload: true, signature: true } },
              decision: {
                select: {
                  ...{ verdict: true, note: true, releasedAt: true },
                  conditions: { orderBy: { number: 'asc' }, select: { text: true } },
                },
              },
            },
          },
        },
      },
    },
  });
  const files: OwnFile[] = [];
  const projects = [];
  for (const { members, documents, ...project } of rows) {
    const team = members.filter((member) => isNow(member, at));
    if (!team.some((member) => member.personId === personId)) continue;
    const folder = `${project.offeringId}/projects/${safeName(project.slug)}`;
    const stages = [];
    for (const { id, stage, versions } of documents) {
      const place = `${folder}/${stage.name}`;
      const current = jsonOf(await readLiveDocument(db, id));
      files.push(textFile(`${place}/current`, current));
      stages.push({
        stage: stage.name,
        versions: versions.map(({ content, person, decision, ...version }) => {
          const file = textFile(`${place}/version-${version.number}`, content);
          files.push(file);
          return {
            ...version,
            submittedBy: person.name,
            path: file.path,
            answer: isReleased(decision, at) ? decision : null,
          };
        }),
      });
    }
    projects.push({ ...project, team: team.map(({ person }) => person.name), stages });
  }
  return { me: { projects }, files };
}

function isReleased(decision: { releasedAt: Date | null } | null, at: Date): boolean {
  return decision !== null && decision.releasedAt !== null && decision.releasedAt <= at;
}

/** Markdown; the JSON itself where this version of the portal cannot read it. */
function textFile(stem: string, json: unknown) {
  const content = readContent(json);
  return content === null
    ? { path: `${stem}.json`, text: JSON.stringify(json, null, 2) }
    : { path: `${stem}.md`, text: markdownOf(content) };
}
