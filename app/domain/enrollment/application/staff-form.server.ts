import type { Db } from '#app/db/client.ts';
import { Outcome } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { prepareOutcomes, type PrepareOutcomesResult } from './prepare-outcomes.server.ts';
import { reviewApplication, type ReviewApplicationResult } from './review-application.server.ts';

export type StaffFormAnswer =
  | ({ intent: 'prepare' } & PrepareOutcomesResult)
  | ({ intent: 'review' } & ReviewApplicationResult);

/** Does what a form on the staff's pages about applications asks for; null when not understood. */
export async function answerStaffForm(
  services: { db: Db },
  asker: SignedInAsker,
  form: FormData,
): Promise<StaffFormAnswer | null> {
  const ids = form.getAll('application').filter((id) => typeof id === 'string');
  if (form.get('intent') === 'review') {
    const changed = jsonOf(form.get('changed'));
    const application = ids[0] ?? '';
    return {
      intent: 'review',
      ...(await reviewApplication(services, asker, { application, changed })),
    };
  }
  const wanted = form.get('outcome');
  const outcome = Object.values(Outcome).find((known) => known === wanted) ?? null;
  if (outcome === null && wanted !== 'none') return null;
  const prepared = await prepareOutcomes(services, asker, { applications: ids, outcome });
  return { intent: 'prepare', ...prepared };
}

function jsonOf(text: FormDataEntryValue | null): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}
