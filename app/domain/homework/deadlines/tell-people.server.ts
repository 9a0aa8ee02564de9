import type { Transaction } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { notify } from '#app/domain/people/notify.server.ts';
import type { PlannedDeadline } from '#app/domain/syllabus/deadlines/deadline-plan.ts';

/** What has changed the deadline of a homework. */
type Told = {
  homework: string;
  step: 'extended' | 'moved' | 'taken-back';
  /** The id of what did: of the form, or of the extension. */
  of: string;
};

/** Tells people by when a homework is due from them from now on, and never why. */
export async function tellPeople(
  tx: Transaction,
  { offering, at }: SignedInAsker,
  changed: readonly Pick<PlannedDeadline, 'holder' | 'to'>[],
  { homework, step, of }: Told,
): Promise<void> {
  const dues = new Set(changed.map(({ to }) => to.toISOString()));
  for (const due of dues) {
    await notify(tx, {
      ...{ kind: 'deadline-changed', offering, at },
      event: `deadline-${step}:${of}`,
      people: changed.filter(({ to }) => to.toISOString() === due).map(({ holder }) => holder),
      path: `/${offering}/homework/${homework}`,
      data: { project: null, work: homework, due, step },
    });
  }
}
