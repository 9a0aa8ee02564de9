import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { shownProjects } from './showing-facts.server.ts';
import { consentsOf, lacksOf, releasedVersion, type Lack } from './showing.ts';

/** A project whose report was handed in, as staff decide about the gallery. */
export type StaffGalleryProject = {
  slug: string;
  title: string;
  members: { name: string; says: 'yes' | 'no' | null }[];
  abstract: string;
  code: string;
  /** The latest version of the report. */
  version: number;
  /** The version that is released; null when none is. */
  released: number | null;
  lacks: Lack[];
};

/** Projects with a report, by title: those that wait for staff first; null for who is not staff. */
export async function staffGallery(
  db: Db,
  course: Course,
  asker: SignedInAsker,
): Promise<{ opens: Date; projects: StaffGalleryProject[] } | null> {
  const { gallery } = course.offering(asker.offering).project;
  if (gallery === null || !may(asker.role, 'give feedback')) return null;
  const where = {
    offeringId: asker.offering,
    documents: { some: { stage: { name: 'report' as const }, versions: { some: {} } } },
  };
  const { opens } = gallery;
  const projects = (await shownProjects(db, where, asker.at)).flatMap(
    ({ slug, title, team, facts, reports }): StaffGalleryProject[] => {
      const latest = reports.at(-1);
      if (latest === undefined) return [];
      const members = team.map(({ id }) => id);
      const versionId = releasedVersion(facts);
      return [
        {
          ...{ slug, title, abstract: latest.details.abstract, code: latest.details.code },
          members: consentsOf(facts, members).map(({ says }, index) => ({
            ...{ name: team[index]?.name ?? '', says },
          })),
          version: latest.number,
          released: reports.find(({ id }) => id === versionId)?.number ?? null,
          lacks: lacksOf({ facts, members, handedIn: true }, opens, asker.at),
        },
      ];
    },
  );
  const waits = ({ lacks }: StaffGalleryProject) =>
    lacks.includes('release') && !lacks.includes('members');
  return {
    opens,
    projects: projects.toSorted((a, b) => Number(waits(b)) - Number(waits(a))),
  };
}
