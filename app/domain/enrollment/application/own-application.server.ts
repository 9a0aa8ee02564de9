import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { ApplicationForm, OfferingFile } from '#app/domain/syllabus/course.ts';
import type { Answers } from './answers.ts';
import { keepable } from './typed-answers.ts';
import { mayDo, openness, type ApplicationState } from './application.ts';
import { findApplication } from './find-application.server.ts';
import { draftOf } from './keep-draft.server.ts';

/** An applicant's own application: nothing that staff wrote or prepared is in it. */
export type OwnApplication = {
  form: ApplicationForm;
  state: ApplicationState;
  openness: 'not yet' | 'open' | 'closed';
  can: 'send' | 'change' | 'read';
  /** As sent; null while nothing was. */
  sent: { answers: Answers; firstAt: Date; lastAt: Date } | null;
  /** What the form goes on with. */
  draft: Answers;
  /** Whether something was typed that has not been sent. */
  unsent: boolean;
};

/** The asker's own application; null where nobody applies through the portal. */
export async function ownApplication(
  db: Db,
  { application: form }: Pick<OfferingFile, 'application'>,
  asker: SignedInAsker,
): Promise<OwnApplication | null> {
  if (form === null) return null;
  const { row, state } = await findApplication(db, asker);
  const { submittedAt, changedAt } = row ?? { submittedAt: null, changedAt: null };
  const open = openness(form, asker.at);
  return {
    form,
    state,
    openness: open,
    can: open === 'open' ? mayDo(state) : 'read',
    sent:
      submittedAt === null
        ? null
        : {
            answers: keepable(form, row?.answers),
            firstAt: submittedAt,
            lastAt: changedAt ?? submittedAt,
          },
    draft: draftOf(form, row),
    unsent: row !== null && row.draft !== null,
  };
}
