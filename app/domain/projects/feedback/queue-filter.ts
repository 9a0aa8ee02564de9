import type { StageName } from '#app/db/generated/enums.ts';
import { stageName } from '../stage-name.ts';

/** What the list shows, as its address says. */
export type QueueFilter = {
  show: 'waiting' | 'answered' | 'all';
  stage: StageName | null;
  sort: 'age' | 'title';
};

/** Reads a filter from an address; anything else in it is as if not there. */
export function readQueueFilter(search: URLSearchParams): QueueFilter {
  const show = search.get('show');
  return {
    show: show === 'answered' || show === 'all' ? show : 'waiting',
    stage: stageName(search.get('stage') ?? undefined),
    sort: search.get('sort') === 'title' ? 'title' : 'age',
  };
}

/** The filter as an address says it; what is not said is the default. */
export function queueSearch({ show, stage, sort }: QueueFilter): string {
  const search = new URLSearchParams();
  if (show !== 'waiting') search.set('show', show);
  if (stage !== null) search.set('stage', stage);
  if (sort !== 'age') search.set('sort', sort);
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}
