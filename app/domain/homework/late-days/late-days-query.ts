import type { LatePolicy } from '#app/domain/calendar/late-policy.ts';
import { pageNumber, pageOf } from '#app/ui/page-number.ts';

/** What the list of everybody's late days can be sorted by, and which people it can show. */
export const lateDaysSorts = ['name', 'used', 'left'] as const;
export const lateDaysShows = ['all', 'used', 'none-left', 'extended'] as const;
export type LateDaysSort = (typeof lateDaysSorts)[number];

/** What there is to sort and to show by under a policy: of what is left only where there is a budget. */
export function lateDaysColumns({ kind }: LatePolicy) {
  return lateDaysSorts.filter((sort) => sort !== 'left' || kind === 'budget');
}

export function lateDaysChoices({ kind }: LatePolicy) {
  return lateDaysShows.filter((show) => show !== 'none-left' || kind === 'budget');
}

/** Which people are shown, in which order; all of it is kept in the address. */
export type LateDaysQuery = {
  /** Words of a name. */
  search: string;
  show: (typeof lateDaysShows)[number];
  sort: LateDaysSort;
  descending: boolean;
  /** From 1. */
  page: number;
};

/** What an address asks for; what it says wrongly counts as not said. */
export function lateDaysQuery(search: URLSearchParams): LateDaysQuery {
  return {
    search: (search.get('q') ?? '').trim().slice(0, 80),
    show: lateDaysShows.find((show) => show === search.get('show')) ?? 'all',
    sort: lateDaysSorts.find((sort) => sort === search.get('sort')) ?? 'name',
    descending: search.get('order') === 'down',
    page: pageNumber(search),
  };
}

type Listed = { name: string; used: number; left: number | null; extensions: readonly unknown[] };

/** Those whose names are asked for, by name. */
export function namedPeople<Person extends { name: string }>(
  people: readonly Person[],
  { search, sort, descending }: LateDaysQuery,
): Person[] {
  const words = search.toLowerCase().split(/\s+/);
  const sign = sort === 'name' && descending ? -1 : 1;
  return people
    .filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)))
    .sort((a, b) => sign * byName(a.name, b.name));
}

/** Whether names alone decide who is listed, and where. */
export function isByName({ show, sort }: LateDaysQuery): boolean {
  return show === 'all' && sort === 'name';
}

/** Of people by name those that are asked for, in the order that is asked for. */
export function listedPeople<Person extends Listed>(
  people: readonly Person[],
  { show, sort, descending }: LateDaysQuery,
): Person[] {
  const sign = descending ? -1 : 1;
  const found = people.filter(shows[show]);
  return sort === 'name' ? found : found.sort((a, b) => sign * ((a[sort] ?? 0) - (b[sort] ?? 0)));
}

/** A hundred of them at a time. */
export function lateDaysPage<Person>(people: readonly Person[], { page }: LateDaysQuery) {
  return pageOf(people, page, 100);
}

const shows: Record<LateDaysQuery['show'], (person: Listed) => boolean> = {
  all: () => true,
  used: ({ used }) => used > 0,
  'none-left': ({ left }) => left === 0,
  extended: ({ extensions }) => extensions.length > 0,
};

// Made once: a collator of its own for each comparison takes longer than all the rest.
const byName = new Intl.Collator().compare;
