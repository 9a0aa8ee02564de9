import { createHash } from 'node:crypto';
import { v7 as newId } from 'uuid';
import type { Db, Transaction } from '#app/db/client.ts';

export type SubmissionGiven = {
  person: { id: string };
  homework: string;
  at: Date;
  number?: number;
  /** Of a team: the same for each of them. */
  together?: string;
  score?: { percent: number; givenAt: Date; releasedAt?: Date };
};

/** The rows of something handed in, with a notebook, and with a score when one is given. */
export function submissionRows(homeworkId: string, given: SubmissionGiven & { offering?: string }) {
  const { person, offering = 'sp24', homework, at, number = 1, together, score } = given;
  const id = newId();
  const sha256 = createHash('sha256').update(`${homework} ${person.id} ${number}`).digest('hex');
  const own = { id: newId(), submissionId: id };
  const scored = score && {
    ...{ ...own, offeringId: offering, personId: person.id, item: homework },
    ...{ points: score.percent, givenAt: score.givenAt },
  };
  return {
    submission: {
      ...{ id, homeworkId, personId: person.id, number, submittedAt: at },
      togetherId: together ?? null,
    },
    file: { ...own, name: `${homework}.ipynb`, sha256, size: 48_211 },
    score: scored,
    release: scored && score.releasedAt && releaseRow(scored.id, score.releasedAt),
  };
}

/** Something handed in for a homework. */
export async function addSubmission(
  db: Db | Transaction,
  { offering = 'sp24', ...given }: SubmissionGiven & { offering?: string },
): Promise<string> {
  const homework = await homeworkId(db, offering, given.homework);
  const { submission, file, score, release } = submissionRows(homework, { ...given, offering });
  await db.submission.create({ data: submission });
  await db.submittedFile.create({ data: file });
  if (score !== undefined) await db.scoreFact.create({ data: score });
  if (release !== undefined) await db.release.create({ data: release });
  return submission.id;
}

function releaseRow(scoreFactId: string, at: Date) {
  return { id: newId(), scoreFactId, releasedAt: at };
}

/** From an instant on, the person may see the scores that what they handed in got so far. */
export async function releaseScore(
  db: Db | Transaction,
  submissionId: string,
  at: Date,
): Promise<void> {
  const scores = await db.scoreFact.findMany({ where: { submissionId, releases: { none: {} } } });
  await db.release.createMany({ data: scores.map(({ id }) => releaseRow(id, at)) });
}

/** A later deadline for one person's homework. */
export async function addExtension(
  db: Db | Transaction,
  given: {
    person: { id: string };
    offering?: string;
    homework: string;
    due: Date;
    grantedAt: Date;
    by?: { id: string };
    why?: string;
  },
): Promise<void> {
  const { person, offering = 'sp24', homework, due, grantedAt, by, why = '' } = given;
  await db.extension.create({
    data: {
      ...{ id: newId(), personId: person.id, due, grantedAt, grantedBy: by?.id ?? null, why },
      homeworkId: await homeworkId(db, offering, homework),
    },
  });
}

async function homeworkId(db: Db | Transaction, offeringId: string, slug: string) {
  const where = { offeringId_slug: { offeringId, slug } };
  return (await db.homework.findUniqueOrThrow({ where, select: { id: true } })).id;
}
