import type { Db } from '#app/db/client.ts';
import type { Asker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { readableBank } from '../readable-bank.server.ts';
import { stepSources } from './step-sources.server.ts';

/**
 * The steps of a question, from 1, that the asker does not understand as they are written now; null
 * for whoever cannot say so.
 */
export async function ownFlags(
  services: { db: Db; course: Course },
  asker: Asker,
  question: string,
): Promise<number[] | null> {
  const { person, offering, role } = asker;
  const bank = await readableBank(services, asker);
  const file = bank?.questions.find(({ slug }) => slug === question);
  if (file === undefined || person === null || !may(role, 'flag unclear steps')) return null;
  if (services.course.offering(offering).archived) return null;
  const sources = stepSources(file);
  const flags = await services.db.stepFlag.findMany({
    where: { personId: person.id, offeringId: offering, question },
    select: { step: true, source: true },
    orderBy: { step: 'asc' },
  });
  return flags.filter(({ step, source }) => sources[step - 1] === source).map(({ step }) => step);
}
