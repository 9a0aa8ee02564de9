import type { Db } from '#app/db/client.ts';
import type { Asker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { readContent, type DocumentContent } from '../document/content.ts';
import { figureIn, type FigureFile } from '../document/figures/figure-file.server.ts';
import { figurePlace, type FigurePlace } from '../document/figures/figure-place.ts';
import { renderFormulas, type Formulas } from '../document/formulas.server.ts';
import { shownProjects, type ShownProject } from './showing-facts.server.ts';
import { consentsOf, lacksOf, releasedVersion } from './showing.ts';

/** A project as everybody may see it: nothing of how it came about, nor of what was said to it. */
export type PublicProject = {
  slug: string;
  title: string;
  /** As they want to be named. */
  authors: string[];
  abstract: string;
  /** An https address; empty where there is none. */
  code: string;
};

export type PublicGallery = {
  /** When it opens, or opened. */
  opens: Date;
  isOpen: boolean;
  projects: PublicProject[];
};

/** What an offering shows the world; null where there is no gallery. The asker is anybody. */
export async function publicGallery(
  db: Db,
  course: Course,
  { offering, at }: Asker,
): Promise<PublicGallery | null> {
  const { gallery } = course.offering(offering).project;
  if (gallery === null) return null;
  const { opens } = gallery;
  if (at < opens) return { opens, isOpen: false, projects: [] };
  const released = { offeringId: offering, showing: { some: { step: 'released' as const } } };
  const projects = await shownProjects(db, released, at);
  return {
    ...{ opens, isOpen: true },
    projects: projects.flatMap((project) => publicProject(project, opens, at)?.shown ?? []),
  };
}

export type PublicReport = PublicProject & {
  content: DocumentContent;
  formulas: Formulas;
  figures: FigurePlace;
};

/** The report of a project in the gallery, as it was released; null when there is none for all. */
export async function publicReport(
  db: Db,
  course: Course,
  { offering, at }: Asker,
  slug: string,
): Promise<PublicReport | null> {
  const found = await findReport(db, course, { offering, at }, slug);
  return (
    found && {
      ...found.shown,
      content: found.content,
      formulas: renderFormulas(found.content),
      figures: figurePlace(`/${offering}/gallery/${slug}/figures`, found.content),
    }
  );
}

/** The file of a figure in a report of the gallery; null when there is none for all. */
export async function publicFigure(
  db: Db,
  course: Course,
  asker: Asker,
  { project, figure }: { project: string; figure: string },
): Promise<FigureFile | null> {
  const found = await findReport(db, course, asker, project);
  return found && figureIn(db, found, figure);
}

async function findReport(
  db: Db,
  course: Course,
  { offering, at }: Pick<Asker, 'offering' | 'at'>,
  slug: string,
) {
  const { gallery } = course.offering(offering).project;
  if (gallery === null) return null;
  const [project] = await shownProjects(db, { offeringId: offering, slug }, at);
  const found = project === undefined ? null : publicProject(project, gallery.opens, at);
  if (project === undefined || found === null) return null;
  const version = await db.version.findUnique({
    where: { id: found.versionId },
    select: { content: true },
  });
  const content = readContent(version?.content);
  return content && { projectId: project.id, shown: found.shown, content };
}

/** What everybody may see of a project, and of which version; null when nothing: the one place. */
function publicProject(
  { slug, title, team, facts, reports }: ShownProject,
  opens: Date,
  at: Date,
): { shown: PublicProject; versionId: string } | null {
  const members = team.map(({ id }) => id);
  const versionId = releasedVersion(facts);
  const version = reports.find(({ id }) => id === versionId);
  if (version === undefined) return null;
  if (lacksOf({ facts, members, handedIn: true }, opens, at).length > 0) return null;
  const { abstract, code } = version.details;
  const authors = consentsOf(facts, members).map(({ name }) => name);
  return { shown: { slug, title, authors, abstract, code }, versionId: version.id };
}
