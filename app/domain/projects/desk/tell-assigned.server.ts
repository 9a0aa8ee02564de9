import type { Transaction } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { notify } from '#app/domain/people/notify.server.ts';

/** A project that somebody of staff answers from now on. */
export type Assigned = { assignment: string; person: string; slug: string; title: string };

/** Tells staff which projects they answer from now on: each once, and not who took one. */
export async function tellAssigned(
  tx: Transaction,
  asker: SignedInAsker,
  assigned: readonly Assigned[],
): Promise<void> {
  const { offering, person: by, at } = asker;
  for (const person of new Set(assigned.map((one) => one.person))) {
    const projects = assigned.filter((one) => one.person === person);
    const [first] = projects;
    if (first === undefined || person === by.id) continue;
    await notify(tx, {
      kind: 'projects-assigned',
      event: `assigned:${first.assignment}`,
      people: [person],
      offering,
      path:
        projects.length === 1
          ? `/${offering}/staff/projects/${first.slug}`
          : `/${offering}/staff/projects?who=${person}`,
      data: { projects: projects.map(({ title }) => title), by: by.name },
      at,
    });
  }
}
