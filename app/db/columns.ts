/**
 * Many rows as one JSON value: each column's cells in the order of the rows; null for no rows. Each
 * row by itself passes through Prisma and the driver cell by cell, which takes tens of thousands of
 * them longer than the database needs to find them.
 */
export type Columns<Row> = { [Name in keyof Row]: Row[Name][] | null };

/**
 * The rows again.
 *
 * @param first a column that every row has
 * @param make what a row becomes: `cell` gives its cell of a column
 */
export function rowsOf<Row, Made>(
  columns: Columns<Row>,
  first: keyof Row,
  make: (cell: <Name extends keyof Row>(name: Name) => Row[Name]) => Made,
): Made[] {
  let row = 0;
  const cell = <Name extends keyof Row>(name: Name) => columns[name]?.[row] as Row[Name];
  const made: Made[] = [];
  for (const count = columns[first]?.length ?? 0; row < count; row += 1) made.push(make(cell));
  return made;
}
