import { pageNumber } from '#app/ui/page-number.ts';
import { readProjectFilter, type ProjectFilter } from '../project-filter.ts';
import { projectFlags, type ProjectFlag } from './project-flags.ts';

/** What the overview can be sorted by. */
export const overviewSorts = ['title', 'person', 'activity', 'waiting', 'size'] as const;
export type OverviewSort = (typeof overviewSorts)[number];

/** Which projects are shown, in which order; all of it is kept in the address. */
export type OverviewQuery = ProjectFilter & {
  /** `all`, `mine`, `nobody`, or the id of somebody of staff. */
  who: string;
  flag: ProjectFlag | null;
  sort: OverviewSort;
  descending: boolean;
  /** From 1. */
  page: number;
};

/** What an address asks for; what it says wrongly counts as not said. */
export function overviewQuery(search: URLSearchParams): OverviewQuery {
  return {
    ...readProjectFilter(search),
    who: (search.get('who') || 'all').slice(0, 40),
    flag: projectFlags.find((flag) => flag === search.get('flag')) ?? null,
    sort: overviewSorts.find((sort) => sort === search.get('sort')) ?? 'title',
    descending: search.get('order') === 'down',
    page: pageNumber(search),
  };
}

/** The address of the same projects, sorted by this; a second time the other way round. */
export function sortedBy(search: URLSearchParams, sort: OverviewSort): string {
  const now = overviewQuery(search);
  const next = new URLSearchParams(search);
  next.delete('page');
  next.set('sort', sort);
  next.set('order', now.sort === sort && !now.descending ? 'down' : 'up');
  return `?${next}`;
}
