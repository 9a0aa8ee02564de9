import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { answersIn } from './typed-answers.ts';
import { keepDraft, type KeepDraftResult } from './keep-draft.server.ts';
import { sendApplication, type SendApplicationResult } from './send-application.server.ts';
import {
  withdrawApplication,
  type WithdrawApplicationResult,
} from './withdraw-application.server.ts';

export type ApplyAnswer =
  | ({ intent: 'draft' } & KeepDraftResult)
  | ({ intent: 'send' } & SendApplicationResult)
  | ({ intent: 'withdraw' } & WithdrawApplicationResult);

/** Does what a form on the application's page asks for; null when it is not understood. */
export async function answerApplyForm(
  services: { db: Db; course: Course },
  asker: SignedInAsker,
  sent: FormData,
): Promise<ApplyAnswer | null> {
  const form = services.course.offering(asker.offering).application;
  if (form === null) return null;
  switch (sent.get('intent')) {
    case 'draft': {
      const changed = jsonOf(sent.get('changed'));
      return { intent: 'draft', ...(await keepDraft(services, asker, changed)) };
    }
    case 'send': {
      const answers = answersIn(form, sent);
      return { intent: 'send', ...(await sendApplication(services, asker, answers)) };
    }
    case 'withdraw':
      return { intent: 'withdraw', ...(await withdrawApplication(services, asker)) };
    default:
      return null;
  }
}

function jsonOf(text: FormDataEntryValue | null): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}
