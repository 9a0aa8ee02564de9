import type { StageName } from '#app/db/generated/enums.ts';

type Item = { project: string; stage: string };

/**
 * Where an item's review is.
 *
 * @param search the filter of the queue, carried on; empty or beginning with `?`
 */
export function reviewPath(offering: string, { project, stage }: Item, search: string): string {
  return `/${offering}/staff/queue/${project}/${stage}${search}`;
}

/** Where staff go on from an answer: to what comes next in the queue, else before, else to the queue. */
export function onwardPath(
  offering: string,
  { previous, next }: { previous: Item | null; next: Item | null },
  search: URLSearchParams,
): string {
  const onward = next ?? previous;
  return onward === null
    ? `/${offering}/staff/queue?${search}`
    : reviewPath(offering, onward, `?${search}`);
}

/** Where a review leads. */
export type ReviewPlaces = {
  /** This version's text, and what has changed in it. */
  text: string;
  changes: string;
  /** The team's live text, to suggest in. */
  live: string;
  /** The items before and after in the queue. */
  previous: string | null;
  next: string | null;
  round: string;
  stage: (stage: StageName) => string;
};

type Here = {
  offering: string;
  project: string;
  stage: StageName;
  search: string;
  queue: { previous: Item | null; next: Item | null };
};

export function reviewPlaces({ offering, project, stage, search, queue }: Here): ReviewPlaces {
  const withMore = (name: string) => `${search === '' ? '?' : `${search}&`}${name}=1`;
  const to = (item: Item | null) => (item === null ? null : reviewPath(offering, item, search));
  return {
    text: search || '?',
    changes: withMore('changes'),
    live: withMore('live'),
    previous: to(queue.previous),
    next: to(queue.next),
    round: `/${offering}/staff/rounds/${stage}`,
    stage: (other) => reviewPath(offering, { project, stage: other }, search),
  };
}
