/** How many people do not understand each step of a question, in the order of the steps. */
export type FlaggedQuestion<Question> = { question: Question; counts: number[]; total: number };

export const heatOrders = ['most', 'lecture'] as const;
export type HeatOrder = (typeof heatOrders)[number];

/** The order that an address asks for by `order`; the most flagged first for anything else. */
export function heatOrder(search: URLSearchParams): HeatOrder {
  return search.get('order') === 'lecture' ? 'lecture' : 'most';
}

/**
 * The rows of the map: by how many flags a question has in all, those with as many in the order of
 * the bank, or all of them in that order.
 */
export function heatRows<Question>(
  questions: readonly { question: Question; counts: number[] }[],
  order: HeatOrder,
): FlaggedQuestion<Question>[] {
  const rows = questions.map((row) => ({
    ...row,
    total: row.counts.reduce((sum, count) => sum + count, 0),
  }));
  return order === 'lecture' ? rows : rows.toSorted((one, other) => other.total - one.total);
}

/** The darkest shade of a cell. */
export const mostHeat = 4;

/**
 * The shade of a cell, from 0 for nobody to `mostHeat` for the step that most people do not
 * understand.
 *
 * @param most the greatest count on the map
 */
export function heatOf(count: number, most: number): number {
  return most === 0 ? 0 : Math.ceil((count / most) * mostHeat);
}
