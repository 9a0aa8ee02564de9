import type { Db } from '#app/db/client.ts';
import type { HomeworkFile, OfferingFile } from '#app/domain/syllabus/course.ts';
import type { GradingFacts } from './grading-list.ts';
import { pointsSchema } from './mark-note.ts';
import { markedParts } from './rubric.ts';
import { works } from './works.server.ts';

/** All that the marking of a homework follows from. For staff alone. */
export async function gradingFacts(
  db: Db,
  offering: OfferingFile,
  homework: HomeworkFile,
  at: Date,
): Promise<GradingFacts> {
  const where = { homework: { offeringId: offering.slug, slug: homework.slug } };
  const [found, marks, partMarkers] = await Promise.all([
    works(db, offering, homework, at),
    db.partMark.findMany({
      where: { submission: where, givenAt: { lte: at } },
      orderBy: { id: 'asc' },
      select: {
        ...{ id: true, submissionId: true, part: true, points: true, settles: true },
        givenBy: true,
      },
    }),
    db.partMarker.findMany({ where, select: { part: true, personId: true } }),
  ]);
  return {
    parts: markedParts(homework),
    markers: offering.policy.grading.marking.markers,
    works: found,
    marks: marks.map(({ id, submissionId, part, points, settles, givenBy }) => ({
      ...{ id, part, settles, submission: submissionId, by: givenBy },
      points: pointsSchema.parse(points),
    })),
    partMarkers: partMarkers.map(({ part, personId }) => ({ part, person: personId })),
  };
}
