import { v4 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepReviews, ownReviews } from '#app/domain/question-bank/study/own-reviews.server.ts';
import type { Review } from '#app/domain/question-bank/study/review-log.ts';
import { berkeley, createCourse } from '#test/factories/course.ts';
import { askerFor, createMember } from '#test/factories/people.ts';
import { testDatabase } from '#test/setup/database.ts';

const database = await testDatabase();
beforeAll(async () => void (await createCourse(database.db)));
afterAll(() => database.close());

const now = berkeley('2024-03-01T10:00');

function review(changes: Partial<Review> = {}): Review {
  return {
    ...{ id: newId(), question: 'optimal-discriminator', mode: 'order', grade: 'good' },
    at: now.getTime(),
    ...changes,
  };
}

describe('what somebody studied', () => {
  const { db } = database;
  const somebody = async () => {
    const person = await createMember(db, { offering: 'sp24', role: 'student' });
    return askerFor(person, 'student', now);
  };

  it('is the union of what two devices send, each answer once, however often it is sent', async () => {
    const asker = await somebody();
    const both = review();
    const phone = [both, review({ at: now.getTime() + 2_000 })];
    const laptop = [review({ at: now.getTime() + 1_000, grade: 'again' }), both];
    const sent = [phone, laptop, phone, laptop].map((reviews) =>
      keepReviews(db, asker, JSON.stringify(reviews)),
    );
    await Promise.all(sent);
    const kept = await ownReviews(db, asker);
    expect(kept).toEqual([both, laptop[0], phone[1]]);
  });

  it('stays as it was first said', async () => {
    const asker = await somebody();
    const first = review();
    await keepReviews(db, asker, JSON.stringify([first]));
    await keepReviews(db, asker, JSON.stringify([{ ...first, grade: 'again' }]));
    expect(await ownReviews(db, asker)).toEqual([first]);
  });

  it('is one’s own: nobody else reads it, and the same id of another person is another answer', async () => {
    const [one, other] = [await somebody(), await somebody()];
    const same = review();
    await keepReviews(db, one, JSON.stringify([same]));
    expect(await ownReviews(db, other)).toEqual([]);
    await keepReviews(db, other, JSON.stringify([{ ...same, grade: 'hard' }]));
    expect(await ownReviews(db, one)).toEqual([same]);
    expect(await ownReviews(db, { ...one, offering: 'sp20' })).toEqual([]);
  });

  it.each([
    ['no JSON', 'x'],
    ['no list', '{}'],
    ['no such grade', JSON.stringify([{ ...review(), grade: 'best' }])],
    ['an id that is none', JSON.stringify([{ ...review(), id: '1' }])],
    ['more than is taken at once', JSON.stringify(Array.from({ length: 501 }, () => review()))],
  ])('takes nothing from %s', async (_, sent) => {
    const asker = await somebody();
    expect(await keepReviews(db, asker, sent)).toBeNull();
    expect(await ownReviews(db, asker)).toEqual([]);
  });
});
