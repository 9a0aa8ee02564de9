/** The longest words of a card, in characters. */
export const longestCard = 280;

/** At most so many tags, each of at most so many characters. */
export const mostTags = 5;
export const longestTag = 24;

/**
 * Tags as they were typed, between commas (also Chinese ones) or lines: each once, whatever its
 * case; null when there are too many or one is too long.
 */
export function tagsOf(text: string): string[] | null {
  const tags = new Map<string, string>();
  for (const typed of text.split(/[,，、\n]/)) {
    const tag = typed.trim().replaceAll(/\s+/g, ' ');
    if (tag !== '' && !tags.has(tag.toLowerCase())) tags.set(tag.toLowerCase(), tag);
  }
  const fits =
    tags.size <= mostTags && [...tags.values()].every(({ length }) => length <= longestTag);
  return fits ? [...tags.values()] : null;
}

/** What of the board is shown; all of it where nothing is chosen. */
export type BoardFilter = { show: 'all' | 'people' | 'teams'; tag: string };

/** The filter that an address asks for. */
export function readBoardFilter(search: URLSearchParams): BoardFilter {
  const show = search.get('show');
  return {
    show: show === 'people' || show === 'teams' ? show : 'all',
    tag: (search.get('tag') ?? '').trim().slice(0, longestTag),
  };
}

type Shown = { team: readonly string[] | null; tags: readonly string[] };

/** The cards that a filter lets through; tags are the same in any case. */
export function filterCards<Card extends Shown>(
  cards: readonly Card[],
  { show, tag }: BoardFilter,
): Card[] {
  return cards.filter(
    (card) =>
      (show === 'all' || (show === 'teams') === (card.team !== null)) &&
      (tag === '' || card.tags.some((each) => each.toLowerCase() === tag.toLowerCase())),
  );
}

export type MatchRefusal = 'too few' | 'too many people' | 'two teams';

/**
 * Why these cards make no team; null when they could: two at least, not two teams, and together no
 * more people than a team may have.
 *
 * @param cards each with how many people it stands for
 */
export function refuseMatch(
  cards: readonly { people: number; isTeam: boolean }[],
  limit: number,
): MatchRefusal | null {
  if (cards.length < 2) return 'too few';
  if (cards.filter(({ isTeam }) => isTeam).length > 1) return 'two teams';
  const people = cards.reduce((sum, card) => sum + card.people, 0);
  return people > limit ? 'too many people' : null;
}
