import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { findProject } from '../find-project.server.ts';
import { readAnswered, type Answered } from './answered.ts';

/** The decision that an address speaks of, with the project's title; null when it is none. */
export async function justAnswered(
  db: Db,
  asker: SignedInAsker,
  search: URLSearchParams,
): Promise<(Answered & { title: string }) | null> {
  const answered = readAnswered(search.get('answered'));
  const project = answered && (await findProject(db, asker, answered.project));
  return answered && project && { ...answered, title: project.title };
}
