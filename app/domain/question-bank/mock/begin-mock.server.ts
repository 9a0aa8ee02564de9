import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { drawQuestions } from '../draw/draw.ts';
import { readableBank } from '../readable-bank.server.ts';
import { mostMocks, readSeed } from './mock.ts';

export type BegunMock =
  { ok: true; id: string } | { ok: false; because: 'no questions' | 'seed' | 'too many' };

const idSchema = z.uuid();

/**
 * Begins a mock midterm: draws its questions by the published rule, from now on.
 *
 * @param id made by the form: sent twice, it begins one
 * @returns null for an id that is none, or another person's
 */
export async function beginMock(
  services: { db: Db; course: Course },
  asker: SignedInAsker,
  { id, seed: typed }: { id: string; seed: string },
): Promise<BegunMock | null> {
  const bank = await readableBank(services, asker);
  if (bank === null || bank.questions.length === 0) return { ok: false, because: 'no questions' };
  if (!idSchema.safeParse(id).success) return null;
  const seed = readSeed(typed);
  if (seed === null) return { ok: false, because: 'seed' };
  const { asks, minutes } = bank.midterm;
  const own = { personId: asker.person.id, offeringId: asker.offering };
  return services.db.$transaction(async (tx) => {
    // One after another: a double click, and the last one that there is room for.
    await tx.$queryRaw`SELECT id FROM person WHERE id = ${own.personId}::uuid FOR NO KEY UPDATE`;
    const known = await tx.mockMidterm.findUnique({ where: { id } });
    if (known !== null) {
      const isOwn = known.personId === own.personId && known.offeringId === own.offeringId;
      return isOwn ? { ok: true, id } : null;
    }
    if ((await tx.mockMidterm.count({ where: own })) >= mostMocks) {
      return { ok: false, because: 'too many' };
    }
    const drawn = drawQuestions(bank.questions, { asks, seed });
    await tx.mockMidterm.create({
      data: {
        ...{ id, ...own, seed, minutes, begunAt: asker.at },
        answers: { create: drawn.map((question, place) => ({ question, place })) },
      },
    });
    return { ok: true, id };
  });
}
