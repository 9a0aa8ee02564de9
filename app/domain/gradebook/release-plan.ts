import type { GradedPerson } from './gradebook-facts.server.ts';
import type { ItemStanding } from './grade.ts';

/** One person whose view of an item a release changes. */
export type ReleaseLine = {
  person: Pick<GradedPerson, 'id' | 'name' | 'role'>;
  /** What they see now; `open` for nothing. */
  from: ItemStanding;
  /** What they will see. */
  to: ItemStanding;
  /** Ids of the scores that are opened for it. */
  scores: string[];
  /** The id of what will stand: they are told of it once. */
  stands: string;
  /** Whether and how they get mail about it. */
  mail: 'at_once' | 'digest' | 'never';
};

/** What of an item would be released, person by person, and who has it already. */
export type ReleasePlan = {
  lines: ReleaseLine[];
  /** Who sees what stands already. */
  released: number;
  /** Who has handed it in and waits for a score. */
  waiting: number;
  /** Who has nothing that could be released. */
  nothing: number;
};

/** How many hear of it in which way. */
export function mailCounts({ lines }: Pick<ReleasePlan, 'lines'>) {
  const count = (mail: ReleaseLine['mail']) => lines.filter((line) => line.mail === mail).length;
  return { digest: count('digest'), atOnce: count('at_once'), never: count('never') };
}

/** Everything that was shown of a plan, as one text: two plans that differ have different ones. */
export function planText(item: string, { lines }: ReleasePlan): string {
  const said = lines.map(({ person, scores, stands }) => [person.id, stands, ...scores.toSorted()]);
  return JSON.stringify([item, said.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))]);
}
