import { pageNumber } from '#app/ui/page-number.ts';
import { z } from 'zod';

export const shownStates = [
  'waiting',
  'undecided',
  'offer',
  'waitlist',
  'refuse',
  'answered',
  'withdrawn',
  'all',
] as const;
export const scoreFilters = ['mine', '4', '3', 'low'] as const;
export const applicationSorts = ['applied', 'score', 'name'] as const;

/** What the list of applications shows, as its address says. */
export type ApplicationFilter = {
  /** `waiting` has no answer yet; `undecided` has none prepared either. */
  show: (typeof shownStates)[number];
  /** `mine`: not scored by who looks. The others are about the mean, where it is shown. */
  score: (typeof scoreFilters)[number] | null;
  /** Only what this person has reviewed. */
  reviewer: string | null;
  /** Only where shown scores are two or more apart. */
  disagreement: boolean;
  query: string;
  sort: (typeof applicationSorts)[number];
  /** From 1. */
  page: number;
};

/** Reads a filter from an address; anything else in it is as if not there. */
export function readApplicationFilter(search: URLSearchParams): ApplicationFilter {
  const reviewer = z.uuid().safeParse(search.get('reviewer'));
  return {
    show: shownStates.find((known) => known === search.get('show')) ?? 'waiting',
    score: scoreFilters.find((known) => known === search.get('score')) ?? null,
    reviewer: reviewer.success ? reviewer.data : null,
    disagreement: search.get('disagreement') === '1',
    query: (search.get('q') ?? '').replaceAll('\0', '').trim().slice(0, 200),
    sort: applicationSorts.find((known) => known === search.get('sort')) ?? 'applied',
    page: pageNumber(search),
  };
}

/** The filter as an address says it; what is not said is the default. */
export function applicationSearch(filter: ApplicationFilter): string {
  const { show, score, reviewer, disagreement, query, sort, page } = filter;
  const search = new URLSearchParams();
  if (show !== 'waiting') search.set('show', show);
  if (score !== null) search.set('score', score);
  if (reviewer !== null) search.set('reviewer', reviewer);
  if (disagreement) search.set('disagreement', '1');
  if (query !== '') search.set('q', query);
  if (sort !== 'applied') search.set('sort', sort);
  if (page !== 1) search.set('page', String(page));
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}
