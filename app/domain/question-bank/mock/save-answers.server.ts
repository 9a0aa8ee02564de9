import type { Db, Transaction } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { renderMarkdown } from '#app/domain/people/render-markdown.server.tsx';
import { lockMock } from './find-mock.server.ts';
import { isLate, longestAnswer, standing, writtenOn } from './mock.ts';

/** What was typed as the answer to a question, and which revision the writer had before them. */
export type TypedAnswer = { question: string; text: string; seen: number };

/** An answer as it stands on the server. */
export type StandingAnswer = { question: string; text: string; html: string; revision: number };

export type SavedAnswers =
  | { ok: true; finished: boolean; answers: StandingAnswer[] }
  /** Meanwhile something else was written there, in another window or on another device. */
  | { ok: false; because: 'elsewhere'; elsewhere: StandingAnswer[] }
  | { ok: false; because: 'not found' | 'finished' | 'too long' };

/**
 * Keeps what somebody typed in a mock midterm of their own, and finishes it if they ask for it. An
 * answer that was changed since they saw it is left as it is; the others are kept all the same, and
 * nothing is finished.
 */
export async function saveAnswers(
  db: Db,
  asker: SignedInAsker,
  { mock: id, typed, finish }: { mock: string; typed: readonly TypedAnswer[]; finish: boolean },
): Promise<SavedAnswers> {
  if (typed.some(({ text }) => text.length > longestAnswer)) {
    return { ok: false, because: 'too long' };
  }
  return db.$transaction(async (tx) => {
    const mock = await lockMock(tx, asker, id);
    if (mock === null) return { ok: false, because: 'not found' };
    const late = isLate(mock, asker.at);
    const results: { kept: boolean; answer: StandingAnswer }[] = [];
    for (const { question, text, seen } of typed) {
      const answer = mock.answers.find((one) => one.question === question);
      if (answer === undefined) continue;
      const stands = standing(answer);
      const changes = stands !== text;
      if (changes && mock.finishedAt !== null) return { ok: false, because: 'finished' };
      const kept = !changes || seen === answer.revision;
      const revision = answer.revision + (changes && kept ? 1 : 0);
      if (changes && kept) {
        await tx.mockAnswer.update({
          where: { mockId_question: { mockId: mock.id, question } },
          data: { ...writtenOn(answer, text, late), revision },
        });
      }
      const now = kept ? text : stands;
      results.push({ kept, answer: { question, text: now, html: renderMarkdown(now), revision } });
    }
    const elsewhere = results.filter(({ kept }) => !kept).map(({ answer }) => answer);
    if (elsewhere.length > 0) return { ok: false, because: 'elsewhere', elsewhere };
    if (finish && mock.finishedAt === null) await finishMock(tx, asker, mock.id);
    return { ok: true, finished: finish, answers: results.map(({ answer }) => answer) };
  });
}

async function finishMock(tx: Transaction, { at }: SignedInAsker, id: string): Promise<void> {
  await tx.mockMidterm.update({ where: { id }, data: { finishedAt: at } });
}
