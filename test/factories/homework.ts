import { createHash } from 'node:crypto';
import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';

export type SubmissionGiven = {
  person: { id: string };
  offering?: string;
  homework: string;
  at: Date;
  number?: number;
  score?: { percent: number; givenAt: Date; releasedAt?: Date };
};

/** Something handed in for a homework, with a notebook, and with a score when one is given. */
export async function addSubmission(db: Db, given: SubmissionGiven): Promise<string> {
  const { person, offering = 'sp24', homework, at, number = 1, score } = given;
  const id = newId();
  const sha256 = createHash('sha256').update(`${homework} ${person.id} ${number}`).digest('hex');
  await db.submission.create({
    data: {
      id,
      number,
      submittedAt: at,
      person: { connect: { id: person.id } },
      homework: { connect: { offeringId_slug: { offeringId: offering, slug: homework } } },
      files: { create: { id: newId(), name: `${homework}.ipynb`, sha256, size: 48_211 } },
      ...(score !== undefined && {
        scores: { create: { id: newId(), percent: score.percent, givenAt: score.givenAt } },
      }),
    },
  });
  if (score?.releasedAt !== undefined) await releaseScore(db, id, score.releasedAt);
  return id;
}

/** From an instant on, the person may see the scores of what they handed in. */
export async function releaseScore(db: Db, submissionId: string, at: Date): Promise<void> {
  await db.release.create({
    data: { id: newId(), item: `score:${submissionId}`, releasedAt: at },
  });
}

/** A later deadline for one person's homework. */
export async function addExtension(
  db: Db,
  given: {
    person: { id: string };
    offering?: string;
    homework: string;
    due: Date;
    grantedAt: Date;
  },
): Promise<void> {
  const { person, offering = 'sp24', homework, due, grantedAt } = given;
  await db.extension.create({
    data: {
      id: newId(),
      due,
      grantedAt,
      person: { connect: { id: person.id } },
      homework: { connect: { offeringId_slug: { offeringId: offering, slug: homework } } },
    },
  });
}
