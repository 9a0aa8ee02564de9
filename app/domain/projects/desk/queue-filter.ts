import type { StageName } from '#app/db/generated/enums.ts';
import { stageName } from '../stage-name.ts';

/** Whose projects the queue holds: of all staff, one's own, or those that nobody answers. */
export const queueOwners = ['all', 'mine', 'nobody'] as const;

/** What the list shows, as its address says. */
export type QueueFilter = {
  show: 'waiting' | 'answered' | 'all';
  who: (typeof queueOwners)[number];
  stage: StageName | null;
  /** Of how many the team is; null for any. */
  size: number | null;
  sort: 'age' | 'title';
};

/** Reads a filter from an address; anything else in it is as if not there. */
export function readQueueFilter(search: URLSearchParams): QueueFilter {
  const show = search.get('show');
  const size = Number(search.get('size') ?? '');
  return {
    show: show === 'answered' || show === 'all' ? show : 'waiting',
    who: queueOwners.find((who) => who === search.get('who')) ?? 'all',
    stage: stageName(search.get('stage') ?? undefined),
    size: Number.isInteger(size) && size >= 1 && size <= 20 ? size : null,
    sort: search.get('sort') === 'title' ? 'title' : 'age',
  };
}

/** The filter as an address says it; what is not said is the default. */
export function queueSearch({ show, who, stage, size, sort }: QueueFilter): string {
  const search = new URLSearchParams();
  if (show !== 'waiting') search.set('show', show);
  if (who !== 'all') search.set('who', who);
  if (stage !== null) search.set('stage', stage);
  if (size !== null) search.set('size', String(size));
  if (sort !== 'age') search.set('sort', sort);
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

type Filtered = {
  stage: StageName;
  team: readonly string[];
  answers: { id: string } | null;
  conflict: boolean;
  state: { owes: string };
};

/** Whether an item belongs to what the filter asks for; one's own are none with a conflict. */
export function inQueue(item: Filtered, filter: QueueFilter, viewer: string): boolean {
  const waits = item.state.owes === 'staff';
  const mine = item.answers?.id === viewer && !item.conflict;
  return (
    (filter.show === 'all' || waits === (filter.show === 'waiting')) &&
    (filter.who !== 'mine' || mine) &&
    (filter.who !== 'nobody' || item.answers === null) &&
    (filter.stage === null || item.stage === filter.stage) &&
    (filter.size === null || item.team.length === filter.size)
  );
}
