import { v7 as newId } from 'uuid';
import type { Db, Transaction } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { readableBank } from '#app/domain/question-bank/readable-bank.server.ts';
import { longestWhy, type DrawAsked } from './draw-asked.ts';
import { lastDraw } from './midterm-draws.server.ts';
import { drawPapers } from './papers.ts';

export type DrawMidtermInput = DrawAsked & {
  /** The draw that stood when it was asked for, by its id; null for none. */
  before: string | null;
  /** Made by the form: sent twice, it is drawn once. */
  requestId: string;
};

export type DrawMidtermResult =
  | { ok: true }
  | {
      ok: false;
      because:
        /** There is no midterm here for this asker. */
        | 'not found'
        | 'archived'
        /** It has begun: what is asked lies on the tables. */
        | 'begun'
        /** Fewer questions have a weight than a paper asks. */
        | 'too few'
        /** What stands already is drawn again with a reason only. */
        | 'no reason'
        | 'reason too long'
        /** Somebody else has drawn meanwhile. */
        | 'changed';
    };

/**
 * Draws the midterm's papers from the bank by the published rule. It can be drawn again until it
 * begins, with a reason; the last draw stands, and each is recorded with its seed in the same
 * transaction, so that nobody draws until they like it without anybody seeing it.
 */
export async function drawMidterm(
  services: { db: Db; course: Course },
  asker: SignedInAsker,
  { seed, papers, weights, before, requestId, ...input }: DrawMidtermInput,
): Promise<DrawMidtermResult> {
  const bank = await readableBank(services, asker);
  if (!may(asker.role, 'draw midterm') || bank === null) return refused('not found');
  const { midterm, questions } = bank;
  if (services.course.offering(asker.offering).archived) return refused('archived');
  if (asker.at >= midterm.begins) return refused('begun');
  const why = input.why.trim();
  if (why.length > longestWhy) return refused('reason too long');
  const drawn = drawPapers(questions, { asks: midterm.asks, seed, weights, papers });
  if (drawn.some((paper) => paper.length < midterm.asks)) return refused('too few');
  return services.db.$transaction(async (tx): Promise<DrawMidtermResult> => {
    await lockDraws(tx, asker.offering);
    if ((await tx.midtermDraw.count({ where: { requestId } })) > 0) return { ok: true };
    const last = await lastDraw(tx, asker.offering);
    if ((last?.id ?? null) !== before) return refused('changed');
    if (last !== null && why === '') return refused('no reason');
    const id = newId();
    const own = Object.fromEntries(weights);
    await tx.midtermDraw.create({
      data: {
        ...{ id, offeringId: asker.offering, seed, papers: drawn, weights: own, why, requestId },
        ...{ drawnBy: asker.person.id, drawnAt: asker.at },
      },
    });
    await writeRecord(tx, {
      ...{ offering: asker.offering, actor: asker.person.id, at: asker.at, why },
      ...{ action: 'drew midterm', subject: `midterm-draw:${id}` },
      ...(last !== null && { from: { seed: last.seed, papers: last.papers } }),
      to: { seed, papers: drawn, weights: own },
    });
    return { ok: true };
  });
}

function refused<Because>(because: Because): { ok: false; because: Because } {
  return { ok: false, because };
}

/** Of one offering one draw is written after the other. */
async function lockDraws(tx: Transaction, offering: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM offering WHERE id = ${offering} FOR UPDATE`;
}
