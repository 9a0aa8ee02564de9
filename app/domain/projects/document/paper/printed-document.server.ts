import type { Db } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { findDocument, teamOf, type FoundProject } from '../../find-project.server.ts';
import { stageChanges } from '../../stage-facts.server.ts';
import { stageName } from '../../stage-name.ts';
import { stagePlans, type StagePlan } from '../../stage-plan.ts';
import { readContent, type DocumentContent } from '../content.ts';
import { figurePlace, figuresAt, type FigurePlace } from '../figures/figure-place.ts';
import { renderFormulas, type Formulas } from '../formulas.server.ts';
import { loadLiveDocument } from '../live-document.server.ts';
import { withoutSuggestions } from '../suggestions/suggestion.ts';
import { docFrom, jsonOf } from '../yjs-text.ts';

export type PrintedDocument = {
  project: FoundProject;
  team: string[];
  plan: StagePlan;
  /** The number of the version; null for the text as it stands. */
  version: number | null;
  /** When that was handed in; null for the text as it stands. */
  submittedAt: Date | null;
  content: DocumentContent;
  formulas: Formulas;
  figures: FigurePlace;
};

/**
 * A stage's text alone, to be printed or kept outside of the portal: for its members as it stands,
 * for everybody who may open it as a version. Null when there is none for the asker.
 *
 * @param number of the version; null for the text as it stands, to staff the latest version
 */
export async function printedDocument(
  db: Db,
  course: Course,
  asker: SignedInAsker,
  address: { project: string; stage: StageName },
  number: number | null,
): Promise<PrintedDocument | null> {
  const document = await findDocument(db, asker, address.project, address.stage);
  if (document === null) return null;
  const { documentId, ...project } = document;
  const changes = await stageChanges(db, asker.offering);
  const plan = stagePlans(course, asker.offering, changes, project.id).find(
    ({ stage }) => stage === address.stage,
  );
  const isLive = number === null && project.access !== 'staff';
  const version = isLive
    ? null
    : await db.version.findFirst({
        where: { documentId, ...(number !== null && { number }) },
        orderBy: { number: 'desc' },
        select: { number: true, submittedAt: true, content: true },
      });
  if (plan === undefined || (!isLive && version === null)) return null;
  const content = readContent(
    version === null
      ? withoutSuggestions(jsonOf(docFrom(await loadLiveDocument(db, documentId))))
      : version.content,
  );
  return (
    content && {
      project,
      // As it was when that was handed in.
      team: await teamOf(db, project.id, version?.submittedAt ?? asker.at),
      plan,
      version: version?.number ?? null,
      submittedAt: version?.submittedAt ?? null,
      content,
      formulas: renderFormulas(content),
      figures: figurePlace(figuresAt(asker.offering, project.slug), content),
    }
  );
}

/**
 * The text that an address asks for by its parameters and its `?version`; null where there is none
 * for the asker.
 */
export async function askedText(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  params: { project?: string | undefined; stage?: string | undefined },
  url: string,
): Promise<PrintedDocument | null> {
  const stage = stageName(params.stage);
  if (stage === null) return null;
  const asked = new URL(url).searchParams.get('version');
  const version = asked === null ? null : Number(asked) || noVersion;
  return printedDocument(db, course, asker, { project: params.project ?? '', stage }, version);
}

/** Versions are counted from one. */
const noVersion = 0;

/** Where a text stands as on paper. */
export function printPath(
  offering: string,
  { project, plan, version }: Pick<PrintedDocument, 'project' | 'plan' | 'version'>,
): string {
  const which = version === null ? '' : `?version=${version}`;
  return `/${offering}/projects/${project.slug}/${plan.stage}/print${which}`;
}

/** What a file with a text is called, without its ending. */
export function fileNameOf({
  project,
  plan,
  version,
}: Pick<PrintedDocument, 'project' | 'plan' | 'version'>): string {
  return `${project.slug}-${plan.stage}${version === null ? '' : `-version-${version}`}`;
}
