import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { ReceiptSigner } from '#app/domain/records/sign-receipt.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { answerFeedbackForm, type FeedbackAnswer } from '../feedback/feedback-form.server.ts';
import { readThreads } from '../feedback/read-threads.server.ts';
import { findDocument } from '../find-project.server.ts';
import { submitVersion, type SubmitVersionResult } from './submit-version.server.ts';

/** A long document with its whole history stays far below. */
const longestState = 8 * 1024 * 1024;

const documentForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('submit'),
    requestId: z.uuid(),
    state: z.string().max(longestState),
    details: z.string().optional(),
  }),
  z.object({ intent: z.literal('read'), upTo: z.coerce.date() }),
]);

type Services = {
  db: Db;
  signer: ReceiptSigner;
  course: Course;
  collaboration: { changed(documentId: string): void };
};

export type DocumentAnswer =
  ({ intent: 'submit' } & SubmitVersionResult) | { intent: 'read'; ok: true } | FeedbackAnswer;

/**
 * Does what a form on a team's document asks for, and tells whoever has the document open; null
 * when the form is not understood.
 */
export async function answerDocumentForm(
  services: Services,
  asker: SignedInAsker,
  address: { project: string; stage: StageName },
  form: FormData,
): Promise<DocumentAnswer | null> {
  const { db } = services;
  const feedback = await answerFeedbackForm(db, asker, address, form);
  if (feedback !== null) {
    if (feedback.ok) await tellOthers(services, asker, address);
    return feedback;
  }
  const asked = documentForm.safeParse(Object.fromEntries(form));
  if (!asked.success) return null;
  if (asked.data.intent === 'read') {
    await readThreads(db, asker, { ...address, upTo: asked.data.upTo });
    return { intent: 'read', ok: true };
  }
  const { requestId, state, details } = asked.data;
  const input = { ...address, requestId, details, state: state === '' ? null : state };
  const submitted = await submitVersion(services, asker, input);
  if (submitted.ok) await tellOthers(services, asker, address);
  return { intent: 'submit', ...submitted };
}

async function tellOthers(
  { db, collaboration }: Services,
  asker: SignedInAsker,
  { project, stage }: { project: string; stage: StageName },
): Promise<void> {
  const document = await findDocument(db, asker, project, stage);
  if (document !== null) collaboration.changed(document.documentId);
}
