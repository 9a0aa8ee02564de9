import { v7 as newId } from 'uuid';
import { beginMock } from '#app/domain/question-bank/mock/begin-mock.server.ts';
import { markSteps } from '#app/domain/question-bank/mock/mark-steps.server.ts';
import { keepPhoto } from '#app/domain/question-bank/mock/mock-photos.server.ts';
import { saveAnswers } from '#app/domain/question-bank/mock/save-answers.server.ts';
import { png } from '#test/factories/pictures.ts';
import type { Making } from './making.ts';

/** Mock midterms of those who read the bank before it is out, each their own: one is finished. */
export async function seedMocks({ portal, offering, as, things, mark }: Making): Promise<void> {
  const { services } = portal;
  const { db } = services;
  for (const owner of ['assistant', 'instructor'] as const) {
    const asker = await as(owner);
    const words = mark('answer in a mock midterm', offering, [owner]);
    const begin = async () => {
      const begun = await beginMock(services, asker, { id: newId(), seed: 'world' });
      if (begun?.ok !== true) throw new Error('No mock midterm was begun');
      const { answers } = await db.mockMidterm.findUniqueOrThrow({
        where: { id: begun.id },
        include: { answers: { orderBy: { question: 'asc' } } },
      });
      return { mock: begun.id, questions: answers.map(({ question }) => question) };
    };
    const own = (what: string, value: string) => ({
      ...{ what: `${what} of the ${owner} of ${offering}`, value, offering, for: [owner] },
    });
    const open = await begin();
    const [question = ''] = open.questions;
    const typed = [{ question, text: words, seen: 0 }];
    await saveAnswers(db, asker, { mock: open.mock, typed, finish: false });
    await keepPhoto(services, asker, { mock: open.mock, question, bytes: png(8, 8) });
    const photo = await db.mockPhoto.findFirstOrThrow({ where: { mockId: open.mock } });
    things.add('mock midterm', own('a mock midterm', open.mock));
    things.add('photo of a mock', { ...own('a photo', photo.id), at: open.mock });
    const done = await begin();
    await saveAnswers(db, asker, { mock: done.mock, typed: [], finish: true });
    const marks = new Map([0, 1, 2].map((step) => [step, 'had' as const]));
    const marked = done.questions.map((each) => ({ question: each, marks }));
    await markSteps(services, asker, { mock: done.mock, marked });
    things.add('finished mock', own('a finished mock midterm', done.mock));
  }
}
