import { pageNumber, pageOf } from '#app/ui/page-number.ts';

/** What the list of everybody's late days can be sorted by, and which people it can show. */
export const lateDaysSorts = ['name', 'used', 'left'] as const;
export const lateDaysShows = ['all', 'used', 'none-left', 'extended'] as const;
export type LateDaysSort = (typeof lateDaysSorts)[number];

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

/** How many people stand on one page. */
const perPage = 100;

type Listed = { name: string; used: number; left: number; extensions: readonly unknown[] };

/** The people that are asked for, in the order that is asked for, a hundred at a time. */
export function listedPeople<Person extends Listed>(
  people: readonly Person[],
  { search, show, sort, descending, page }: LateDaysQuery,
) {
  const words = search.toLowerCase().split(/\s+/);
  const found = people.filter((person) => {
    const name = person.name.toLowerCase();
    return words.every((word) => name.includes(word)) && shows[show](person);
  });
  const sign = descending ? -1 : 1;
  const sorted = found.toSorted(
    (a, b) => sign * compare[sort](a, b) || a.name.localeCompare(b.name),
  );
  return pageOf(sorted, page, perPage);
}

const shows: Record<LateDaysQuery['show'], (person: Listed) => boolean> = {
  all: () => true,
  used: ({ used }) => used > 0,
  'none-left': ({ left }) => left === 0,
  extended: ({ extensions }) => extensions.length > 0,
};

const compare: Record<LateDaysSort, (a: Listed, b: Listed) => number> = {
  name: (a, b) => a.name.localeCompare(b.name),
  used: (a, b) => a.used - b.used,
  left: (a, b) => a.left - b.left,
};
