import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { mergeReviews, studyGrades, studyModes, type Review } from './review-log.ts';

/** How many are sent at once; more are sent in several goes. */
export const mostAtOnce = 500;

const reviewSchema: z.ZodType<Review> = z.strictObject({
  id: z.uuid(),
  question: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .max(100),
  mode: z.enum(studyModes),
  grade: z.enum(studyGrades),
  at: z.int().min(0).max(4_102_444_800_000),
});

const reviewsSchema = z.array(reviewSchema).max(mostAtOnce);

type Own = Pick<SignedInAsker, 'person' | 'offering'>;

/** What somebody studied in an offering, on all devices. */
export async function ownReviews(db: Db, { person, offering }: Own): Promise<Review[]> {
  const rows = await db.cardReview.findMany({
    where: { personId: person.id, offeringId: offering },
    select: { id: true, question: true, mode: true, grade: true, at: true },
  });
  const reviews = rows.map(({ at, ...row }) => reviewSchema.parse({ ...row, at: at.getTime() }));
  return mergeReviews(reviews, []);
}

/**
 * Adds reviews to what somebody studied; one that is there already stays as it is.
 *
 * @param sent reviews as JSON
 * @returns all there are now; null for something else than reviews
 */
export async function keepReviews(db: Db, own: Own, sent: string): Promise<Review[] | null> {
  const reviews = readReviews(sent);
  if (reviews === null) return null;
  await db.cardReview.createMany({
    data: reviews.map(({ at, ...review }) => ({
      ...review,
      ...{ personId: own.person.id, offeringId: own.offering, at: new Date(at) },
    })),
    skipDuplicates: true,
  });
  return ownReviews(db, own);
}

function readReviews(sent: string): Review[] | null {
  try {
    const { success, data } = reviewsSchema.safeParse(JSON.parse(sent));
    return success ? data : null;
  } catch {
    // Not even JSON.
    return null;
  }
}
