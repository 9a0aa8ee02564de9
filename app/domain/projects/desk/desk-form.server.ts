import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import type { TakeBackExtensionResult } from '#app/domain/syllabus/deadlines/write-withdrawal.server.ts';
import { applyPlan, type ApplyPlanResult } from './apply-plan.server.ts';
import { assignProject, type AssignRefusal } from './assign-project.server.ts';
import { takeBackExtension } from '../deadlines/take-back-extension.server.ts';
import { stateConflict, withdrawConflict } from './state-conflict.server.ts';

/** The database keeps no null characters. */
const words = z
  .string()
  .max(20_000)
  .transform((text) => text.replaceAll('\0', ''));

const deskForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('assign'), person: z.union([z.uuid(), z.literal('')]) }),
  z.object({ intent: z.literal('conflict'), why: words }),
  z.object({ intent: z.literal('no-conflict') }),
  z.object({ intent: z.literal('take-back-extension'), extension: z.uuid() }),
]);

/** What became of a form on a project's desk, with what was typed when it was refused. */
export type DeskAnswer = { intent: z.infer<typeof deskForm>['intent']; typed?: string } & (
  | { ok: true }
  | { ok: false; because: AssignRefusal | 'no reason' | 'reason too long' }
  | TakeBackExtensionResult
);

/** Does what a form on a project's desk asks for; null when the form is not understood. */
export async function answerDeskForm(
  services: { db: Db; course: Course },
  asker: SignedInAsker,
  project: string,
  form: FormData,
): Promise<DeskAnswer | null> {
  const read = deskForm.safeParse(Object.fromEntries(form));
  if (!read.success) return null;
  const asked = read.data;
  const { intent } = asked;
  if (intent === 'assign') {
    const person = asked.person === '' ? null : asked.person;
    return { intent, ...(await assignProject(services, asker, { project, person })) };
  }
  if (intent === 'no-conflict') {
    return { intent, ...(await withdrawConflict(services, asker, { project })) };
  }
  if (intent === 'take-back-extension') {
    const { extension } = asked;
    return { intent, ...(await takeBackExtension(services, asker, { project, extension })) };
  }
  const { why } = asked;
  return { intent, typed: why, ...(await stateConflict(services, asker, { project, why })) };
}

/** A project and somebody of staff, as a field of the plan's form says it. */
const pair = z
  .string()
  .max(100)
  .transform((text) => text.split(' '))
  .pipe(z.tuple([z.uuid(), z.uuid()]))
  .transform(([project, person]) => ({ project, person }));

/** Applies the plan that a form holds; null when the form is not understood. */
export async function answerPlanForm(
  services: { db: Db },
  asker: SignedInAsker,
  form: FormData,
): Promise<ApplyPlanResult | null> {
  const pairs = z.array(pair).min(1).max(2000).safeParse(form.getAll('pair'));
  return pairs.success ? applyPlan(services, asker, pairs.data) : null;
}
