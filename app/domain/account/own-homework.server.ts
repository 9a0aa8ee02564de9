import type { Db } from '#app/db/client.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import type { LateOffering } from '#app/domain/waitlist/late-cuts.server.ts';
import { releasedScores } from '#app/domain/waitlist/released-scores.server.ts';
import { scoreWords } from '#app/domain/gradebook/score-words.server.ts';
import type { ArchiveFile } from '#app/files/archive.server.ts';
import { safeName, uniquePaths } from '#app/files/safe-name.ts';

/**
 * What a person handed in, with its receipts, the scores they may know and the marks behind them,
 * and brought to do so.
 */
export async function ownHomework(
  { db, course }: { db: Db; course: Course },
  personId: string,
  at: Date,
) {
  const [rows, brought, extensions, scoredIn] = await Promise.all([
    db.submission.findMany({
      where: { personId },
      orderBy: [{ submittedAt: 'asc' }],
      select: {
        id: true,
        number: true,
        submittedAt: true,
        homework: { select: { offeringId: true, slug: true } },
        files: { select: { name: true, sha256: true, size: true } },
        receipt: { select: { payload: true, signature: true } },
      },
    }),
    db.broughtFile.findMany({
      where: { personId },
      orderBy: [{ homeworkId: 'asc' }, { name: 'asc' }],
      select: {
        ...{ name: true, sha256: true, size: true, broughtAt: true },
        homework: { select: { offeringId: true, slug: true } },
      },
    }),
    db.extension.findMany({
      where: { personId },
      select: {
        due: true,
        grantedAt: true,
        homework: { select: { offeringId: true, slug: true } },
        stage: { select: { offeringId: true, name: true } },
      },
    }),
    db.scoreFact.findMany({
      ...{ where: { personId }, distinct: 'offeringId', orderBy: { offeringId: 'asc' } },
      select: { offeringId: true },
    }),
  ]);
  const scores = (
    await Promise.all(
      scoredIn.map(async ({ offeringId: offering }) =>
        (await releasedScores(db, lateOffering(course, offering), at, [personId])).map((one) => ({
          ...one,
          offering,
        })),
      ),
    )
  ).flat();
  const said = await scoreWords(
    db,
    scores.map(({ id }) => id),
  );

  const [marks, otherLooks] = await Promise.all([
    db.scoreMark.findMany({
      where: { scoreFactId: { in: scores.map(({ id }) => id) } },
      orderBy: { partMarkId: 'asc' },
      select: {
        scoreFactId: true,
        partMark: { select: { part: true, points: true, words: true, notes: true } },
      },
    }),
    db.regradeRequest.findMany({
      where: { personId, askedAt: { lte: at } },
      orderBy: { id: 'asc' },
      select: {
        ...{ submissionId: true, part: true, askedAt: true },
        messages: {
          where: { writtenBy: personId },
          orderBy: { id: 'asc' },
          select: { words: true, writtenAt: true },
        },
      },
    }),
  ]);

  const files: ArchiveFile[] = [];
  const unique = uniquePaths();
  const submissions = rows.map(({ id, homework, files: handedIn, ...row }) => ({
    offering: homework.offeringId,
    homework: homework.slug,
    ...row,
    scores: scores
      .filter(({ submissionId }) => submissionId === id)
      .map(({ id: score, points, full, cut, knownFrom }) => ({
        ...{ points, ...(cut && { beforeBeingLate: full, late: cut }), knownFrom },
        words: said.get(score) ?? '',
        marks: marks.flatMap(({ scoreFactId, partMark }) =>
          scoreFactId === score ? [partMark] : [],
        ),
      })),
    otherLooks: otherLooks.flatMap(({ submissionId, ...look }) =>
      submissionId === id ? [look] : [],
    ),
    files: handedIn.map(({ name, sha256, size }) => {
      const folder = `${homework.offeringId}/${homework.slug}/submission-${row.number}`;
      const path = unique(`${folder}/${safeName(name)}`);
      files.push({ path, sha256 });
      return { name, size, sha256, path };
    }),
  }));
  const notHandedIn = brought.map(({ homework, name, sha256, ...row }) => {
    const folder = `${homework.offeringId}/${homework.slug}/not-handed-in`;
    const path = unique(`${folder}/${safeName(name)}`);
    files.push({ path, sha256 });
    return { offering: homework.offeringId, homework: homework.slug, name, sha256, path, ...row };
  });
  const scoresByHand = scores.flatMap(
    ({ id, submissionId, offering, item, kind, points, knownFrom }) =>
      submissionId === null
        ? [{ offering, item, kind, points, knownFrom, words: said.get(id) ?? '' }]
        : [],
  );
  return { submissions, notHandedIn, extensions, scoresByHand, files };
}

/** What being late takes in an offering; nothing where its file is gone. */
function lateOffering(course: Course, slug: string): LateOffering {
  if (course.has(slug)) return course.offering(slug);
  return { slug, zone: 'UTC', homework: [], policy: { late: { kind: 'none' } } };
}
