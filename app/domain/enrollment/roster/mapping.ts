import type { Table } from './read-table.ts';

/** What a column can mean. `name` is a whole name; some systems give it in two columns. */
export const rosterFields = [
  'name',
  'firstName',
  'lastName',
  'email',
  'number',
  'section',
  'group',
  'role',
] as const;
export type RosterField = (typeof rosterFields)[number];

/** Which column (counted from 0) has which field. */
export type Mapping = Partial<Record<RosterField, number>>;

/**
 * One line of a roster, wherever it comes from: a file today; the names and roles service of
 * LTI 1.3 gives the same. A field that the source does not have is null, and is left as it is.
 */
export type RosterRow = {
  /** Where it stands in the source, counted from 1. */
  line: number;
  name: string | null;
  email: string | null;
  number: string | null;
  section: string | null;
  group: string | null;
  role: string | null;
  /** Has more cells than the table has columns: nobody knows which is which. */
  broken: boolean;
};

/** Heads as bCourses, Canvas, Gradescope and people write them, the surest first. */
const knownHeads: Record<RosterField, readonly string[]> = {
  firstName: ['first name', 'given name', 'firstname', '名'],
  lastName: ['last name', 'family name', 'surname', 'lastname', '姓'],
  name: ['name', 'full name', 'student', 'student name', 'display name', '姓名', '名字'],
  email: ['email', 'e-mail', 'email address', 'e-mail address', 'mail', 'sis login id', '邮箱'],
  number: ['sid', 'student id', 'sis user id', 'student number', 'number', 'cal id', '学号'],
  section: ['section', 'sections', 'section name', '班级', '分班'],
  group: ['group', 'group name', 'lab', '小组', '组'],
  role: ['role', 'roles', 'enrollment role', '角色'],
};

/** What the columns probably mean, by their heads. */
export function guessMapping({ head, rows }: Table): Mapping {
  const heads = head.map((text) =>
    text
      .toLowerCase()
      .replace(/[_\s]+/g, ' ')
      .trim(),
  );
  const mapping: Mapping = {};
  for (const field of rosterFields) {
    const known = knownHeads[field].find((name) => heads.includes(name));
    if (known !== undefined) mapping[field] = heads.indexOf(known);
  }
  if (mapping.firstName !== undefined && mapping.lastName !== undefined) delete mapping.name;
  if (mapping.email === undefined) {
    const column = head.findIndex((_, index) => rows[0]?.cells[index]?.includes('@'));
    if (column >= 0) mapping.email = column;
  }
  return mapping;
}

/** The mapping that a form says; columns that the table does not have are left out. */
export function mappingOf(said: (field: RosterField) => string, { head }: Table): Mapping {
  return Object.fromEntries(
    rosterFields.flatMap((field) => {
      const text = said(field);
      const column = Number(text);
      const fits = text !== '' && Number.isInteger(column) && column >= 0 && column < head.length;
      return fits ? [[field, column]] : [];
    }),
  );
}

/** The table's rows, read by the mapping. */
export function rosterRows(table: Table, mapping: Mapping): RosterRow[] {
  return table.rows.map(({ line, cells }) => {
    const cell = (field: RosterField) => {
      const column = mapping[field];
      return column === undefined ? null : cells[column] || null;
    };
    return {
      line,
      name: nameOf(cell),
      email: cell('email')?.toLowerCase() ?? null,
      number: cell('number'),
      section: cell('section'),
      group: cell('group'),
      role: cell('role'),
      broken: cells.length > table.head.length,
    };
  });
}

/** `Lovelace, Ada` is said as `Ada Lovelace`. */
function nameOf(cell: (field: RosterField) => string | null): string | null {
  const parts = [cell('firstName'), cell('lastName')].filter((part) => part !== null);
  if (parts.length > 0) return parts.join(' ');
  const name = cell('name');
  const [last, first, ...more] = name?.split(',').map((part) => part.trim()) ?? [];
  return last && first && more.length === 0 ? `${first} ${last}` : name;
}
