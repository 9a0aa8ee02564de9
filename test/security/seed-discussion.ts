import { v7 as newId } from 'uuid';
import { before, type Making } from './making.ts';
import { staff, type Role } from './roles.ts';
import type { Kind } from './things.ts';

type Given = {
  kind: Kind;
  by: Role;
  body: string;
  for: readonly Role[];
  answerTo?: string;
  more?: { deletedAt: Date } | { hiddenAt: Date; hiddenWhy: string } | { endorsedAt: Date };
};

/**
 * What stands under a question whose bank was out and is not any more, or is not yet: students'
 * posts, one of them hidden, one endorsed, and what each of staff wrote and deleted.
 */
export async function seedDiscussion(making: Making): Promise<void> {
  const { database, offering, who, things, mark } = making;
  const question = offering === 'sp24' ? 'spring-question' : 'fall-question';
  const post = async ({ kind, by, answerTo, more, body, for: readers }: Given) => {
    const id = newId();
    await database.db.questionPost.create({
      data: {
        ...{ id, offeringId: offering, question, answerTo: answerTo ?? null, body, ...more },
        ...{ authorId: who(by).id, byStaff: staff.includes(by), anonymous: by === 'student' },
        ...{ writtenAt: before, requestId: newId() },
      },
    });
    things.add(kind, {
      what: `${kind} by the ${by}`,
      value: id,
      offering,
      at: question,
      for: readers,
    });
    return id;
  };
  const words = (by: Role) => mark('post that is not out', offering, [by]);
  const thread = await post({
    ...{ kind: 'question thread', by: 'student', body: words('student'), for: staff },
  });
  const answerTo = thread;
  const answer = { for: staff, answerTo };
  const hiddenWords = mark('hidden post', offering, ['auditor']);
  const hiddenWhy = mark('hidden post', offering, ['auditor']);
  await post({
    ...{ ...answer, kind: 'answer about a question', by: 'other student' },
    body: words('other student'),
  });
  await post({
    ...{ ...answer, kind: 'endorsed answer', by: 'waitlisted', body: words('waitlisted') },
    more: { endorsedAt: before },
  });
  await post({
    ...{ ...answer, kind: 'hidden post', by: 'auditor', body: hiddenWords },
    more: { hiddenAt: before, hiddenWhy },
  });
  for (const by of staff) {
    const own = { by, for: [by], answerTo };
    await post({ ...own, kind: 'own post', body: words(by) });
    await post({
      ...{ ...own, kind: 'own deleted post', body: mark('deleted post', offering, [by]) },
      more: { deletedAt: before },
    });
  }
}
