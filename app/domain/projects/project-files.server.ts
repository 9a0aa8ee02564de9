import type { Db } from '#app/db/client.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import type { ArchiveFile } from '#app/files/archive.server.ts';
import { safeName } from '#app/files/safe-name.ts';
import { isNow } from './access.ts';
import { markdownOf, type MarkdownPlaces } from './document/content-markdown.ts';
import { readContent } from './document/content.ts';
import { figureName } from './document/figures/figure-file.server.ts';
import { readLiveDocument } from './document/live-document.server.ts';
import { withoutSuggestions } from './document/suggestions/suggestion.ts';
import { jsonOf } from './document/yjs-text.ts';
import { peerVoices, voiceSelect } from './peer/team-peers.server.ts';

/** The projects that somebody is in at an instant: one that they have left is its team's alone. */
export function withMember(personId: string, at: Date): Prisma.ProjectWhereInput {
  const now = { from: { lte: at }, OR: [{ to: null }, { to: { gt: at } }] };
  return { members: { some: { personId, ...now } } };
}

/**
 * Projects to be kept outside of the portal, as their teams may see them: every version with its
 * receipt and the answer that was released, the text as it stands, and the figures of them all.
 *
 * @param origin of the portal: begins the addresses that lead into it
 */
export async function projectFiles(
  db: Db,
  where: Prisma.ProjectWhereInput,
  { at, origin }: { at: Date; origin: string },
) {
  const rows = await db.project.findMany({
    where,
    select: {
      ...{ slug: true, title: true, offeringId: true, createdAt: true },
      showing: {
        where: { at: { lte: at } },
        orderBy: { id: 'asc' },
        select: { step: true, name: true, why: true, at: true, person: { select: { name: true } } },
      },
      figures: { orderBy: { id: 'asc' }, select: { sha256: true, type: true } },
      peerReadings: { select: voiceSelect },
      members: {
        select: { from: true, to: true, person: { select: { name: true } } },
      },
      documents: {
        select: {
          id: true,
          stage: { select: { name: true } },
          versions: {
            where: { submittedAt: { lte: at } },
            orderBy: { number: 'asc' },
            select: {
              ...{ number: true, submittedAt: true, sha256: true, content: true, details: true },
              person: { select: { name: true } },
              video: { select: { url: true, name: true, size: true, sha256: true } },
              receipt: { select: { payload: true, signature: true } },
              decision: {
                select: {
                  ...{ verdict: true, note: true, scope: true, releasedAt: true },
                  conditions: { orderBy: { number: 'asc' }, select: { text: true } },
                },
              },
            },
          },
        },
      },
    },
  });
  const files: ArchiveFile[] = [];
  const projects = [];
  for (const row of rows) {
    const { members, documents, showing, figures, peerReadings, ...project } = row;
    const team = members.filter((member) => isNow(member, at));
    const folder = `${project.offeringId}/projects/${safeName(project.slug)}`;
    const names = new Map(figures.map(({ sha256, type }) => [sha256, figureName(sha256, type)]));
    for (const [sha256, name] of names) files.push({ path: `${folder}/figures/${name}`, sha256 });
    const places = {
      figure: (file: string) => `../figures/${names.get(file) ?? file}`,
      origin,
    };
    const stages = [];
    for (const { id, stage, versions } of documents) {
      const place = `${folder}/${stage.name}`;
      const current = withoutSuggestions(jsonOf(await readLiveDocument(db, id)));
      files.push(textFile(`${place}/current`, current, places));
      stages.push({
        stage: stage.name,
        classmates: peerVoices(peerReadings, stage.name, at),
        versions: versions.map(({ content, person, decision, video, ...version }) => {
          const file = textFile(`${place}/version-${version.number}`, content, places);
          files.push(file);
          return {
            ...version,
            submittedBy: person.name,
            // Not the film itself: its team has it.
            ...(video !== null && { video }),
            path: file.path,
            answer: isReleased(decision, at) ? decision : null,
          };
        }),
      });
    }
    projects.push({
      ...project,
      team: team.map(({ person }) => person.name),
      stages,
      shown: showing.map(({ person, ...said }) => ({ ...said, by: person.name })),
    });
  }
  return { projects, files };
}

function isReleased(decision: { releasedAt: Date | null } | null, at: Date): boolean {
  return decision !== null && decision.releasedAt !== null && decision.releasedAt <= at;
}

/** Markdown; the JSON itself where this version of the portal cannot read it. */
function textFile(stem: string, json: unknown, places: MarkdownPlaces) {
  const content = readContent(json);
  return content === null
    ? { path: `${stem}.json`, text: JSON.stringify(json, null, 2) }
    : { path: `${stem}.md`, text: markdownOf(content, places) };
}
