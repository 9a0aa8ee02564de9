import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { readableBank } from '../readable-bank.server.ts';
import { stepSources } from './step-sources.server.ts';

export type FlagStepResult =
  | { ok: true }
  /** `not found`: no such step of a question that the asker reads. */
  | { ok: false; because: 'not allowed' | 'not found' | 'archived' };

/**
 * Says that the asker does not understand a step, or takes it back. Done again it changes nothing.
 *
 * @param input `step` from 1
 */
export async function flagStep(
  services: { db: Db; course: Course },
  asker: SignedInAsker,
  { question, step, flagged }: { question: string; step: number; flagged: boolean },
): Promise<FlagStepResult> {
  const { person, offering, at } = asker;
  if (!may(asker.role, 'flag unclear steps')) return { ok: false, because: 'not allowed' };
  const bank = await readableBank(services, asker);
  const file = bank?.questions.find(({ slug }) => slug === question);
  const source = file && stepSources(file)[step - 1];
  if (source === undefined) return { ok: false, because: 'not found' };
  if (services.course.offering(offering).archived) return { ok: false, because: 'archived' };
  const flag = { personId: person.id, offeringId: offering, question, step, source };
  const { stepFlag } = services.db;
  if (flagged) await stepFlag.createMany({ data: [{ ...flag, at }], skipDuplicates: true });
  else await stepFlag.deleteMany({ where: flag });
  return { ok: true };
}
