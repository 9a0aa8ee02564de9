import { v7 as newId } from 'uuid';
import { Prisma } from '#app/db/generated/client.ts';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import type { ApplicationForm, Course } from '#app/domain/syllabus/course.ts';
import type { Answers } from './answers.ts';
import { keepable } from './typed-answers.ts';
import { mayDo, openness } from './application.ts';
import { findApplication, lockApplication } from './find-application.server.ts';

export type KeepDraftResult =
  { ok: true; at: Date } | { ok: false; because: 'not open' | 'already answered' };

/**
 * Keeps what is being typed into an application. Only the answers that changed are given: two tabs
 * with different questions take nothing from each other.
 */
export async function keepDraft(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  changed: unknown,
): Promise<KeepDraftResult> {
  const { offering, person, at } = asker;
  const form = course.offering(offering).application;
  if (form === null || !may(asker.role, 'apply') || openness(form, at) !== 'open') {
    return { ok: false, because: 'not open' };
  }
  return db.$transaction(async (tx) => {
    const answered = async () => mayDo((await findApplication(tx, asker)).state) === 'read';
    // Before the row is made, so that a refusal leaves none; and once it is held.
    if (await answered()) return { ok: false, because: 'already answered' };
    const row = await lockApplication(tx, { id: newId(), offering, personId: person.id });
    if (await answered()) return { ok: false, because: 'already answered' };
    const draft = { ...draftOf(form, row), ...keepable(form, changed) };
    const differs = row.submittedAt === null || !sameAnswers(form, draft, row.answers);
    await tx.application.update({
      where: { id: row.id },
      data: { draft: differs ? draft : Prisma.DbNull, draftedAt: at },
    });
    return { ok: true, at };
  });
}

/** What the form shows to go on with: what was typed last, otherwise what was sent. */
export function draftOf(
  form: ApplicationForm,
  row: { draft: unknown; answers: unknown } | null,
): Answers {
  return keepable(form, row?.draft ?? row?.answers ?? {});
}

function sameAnswers(form: ApplicationForm, draft: Answers, sent: unknown): boolean {
  const before = keepable(form, sent);
  return form.questions.every(
    ({ key }) => JSON.stringify(draft[key] ?? '') === JSON.stringify(before[key] ?? ''),
  );
}
