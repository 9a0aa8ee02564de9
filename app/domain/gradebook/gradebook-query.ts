import { pageNumber } from '#app/ui/page-number.ts';

export const perPage = 100;

/** Which part of the gradebook is asked for, in which order; all of it is kept in the address. */
export type GradebookQuery = {
  /** A part of a name, an address or a number. */
  search: string;
  role: 'student' | 'waitlisted' | null;
  /** `name`, `grade`, or an item's key. */
  sort: string;
  descending: boolean;
  /** From 1. */
  page: number;
};

/** What an address asks for; what it says wrongly counts as not said. */
export function gradebookQuery(said: URLSearchParams, items: readonly string[]): GradebookQuery {
  const sorts = ['name', 'grade', ...items];
  return {
    search: said.get('q')?.trim().slice(0, 200) ?? '',
    role: (['student', 'waitlisted'] as const).find((role) => role === said.get('role')) ?? null,
    sort: sorts.find((sort) => sort === said.get('sort')) ?? 'name',
    descending: said.get('order') === 'down',
    page: pageNumber(said),
  };
}
