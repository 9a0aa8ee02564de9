import type { Transaction } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { notify } from '#app/domain/people/notify.server.ts';

/** By when a stage is due from now on, and what has changed it. */
export type ToldDeadline = {
  stage: StageName;
  due: Date;
  step: 'extended' | 'moved' | 'taken-back';
  /** The id of what did: of the form, or of the extension. */
  of: string;
};

/**
 * Tells a team by when a stage is due from now on, and never why.
 *
 * @param project.team ids of its members
 */
export async function tellTeam(
  tx: Transaction,
  { offering, at }: SignedInAsker,
  project: { id: string; slug: string; title: string; team: readonly string[] },
  { stage, due, step, of }: ToldDeadline,
): Promise<void> {
  await notify(tx, {
    ...{ kind: 'deadline-changed', offering, at },
    event: `deadline-${step}:${of}:${project.id}`,
    people: project.team,
    path: `/${offering}/projects/${project.slug}/${stage}`,
    data: { project: project.title, work: stage, due: due.toISOString(), step },
  });
}
