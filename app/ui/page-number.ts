/** Nobody has more pages than this; a greater number is a mistake in an address. */
const mostPages = 1_000_000;

/** The page of a long list that an address asks for by `page`, from 1; the first for anything else. */
export function pageNumber(search: URLSearchParams): number {
  const page = Number(search.get('page') ?? 1);
  return Number.isInteger(page) && page >= 1 && page <= mostPages ? page : 1;
}

/** One page of a list: the asked one, or the last where there are fewer. */
export function pageOf<Item>(items: readonly Item[], asked: number, perPage: number) {
  const pages = Math.max(1, Math.ceil(items.length / perPage));
  const page = Math.min(asked, pages);
  const begin = (page - 1) * perPage;
  return { items: items.slice(begin, begin + perPage), found: items.length, page, pages };
}
