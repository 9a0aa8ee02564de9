/** A column of an uploaded table, with something that stands in it. */
export type Column = { head: string; example: string };

/** What a field can be read from, for a select: none, or one of the columns by its number. */
export function columnChoices(
  columns: readonly Column[],
  words: { none: string; such: (column: Column) => string },
): { value: string; label: string }[] {
  return [
    { value: '', label: words.none },
    ...columns.map(({ head, example }, index) => ({
      value: `${index}`,
      label: example === '' ? head : words.such({ head, example: example.slice(0, 40) }),
    })),
  ];
}
