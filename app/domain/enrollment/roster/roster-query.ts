import { pageNumber } from '#app/ui/page-number.ts';
import { Role } from '#app/db/generated/enums.ts';

/** What a roster can be sorted by. */
export const rosterSorts = ['name', 'role', 'section', 'group', 'number', 'since'] as const;
export type RosterSort = (typeof rosterSorts)[number];

export const perPage = 100;

/** Which part of the roster is asked for, in which order; all of it is kept in the address. */
export type RosterQuery = {
  /** A part of a name, an address or a number. */
  search: string;
  role: Role | null;
  section: string | null;
  group: string | null;
  sort: RosterSort;
  descending: boolean;
  /** From 1. */
  page: number;
};

/** What an address asks for; what it says wrongly counts as not said. */
export function rosterQuery(said: URLSearchParams): RosterQuery {
  const roles = Object.values(Role);
  return {
    search: said.get('q')?.trim().slice(0, 200) ?? '',
    role: roles.find((role) => role === said.get('role')) ?? null,
    section: said.get('section') || null,
    group: said.get('group') || null,
    sort: rosterSorts.find((sort) => sort === said.get('sort')) ?? 'name',
    descending: said.get('order') === 'down',
    page: pageNumber(said),
  };
}
