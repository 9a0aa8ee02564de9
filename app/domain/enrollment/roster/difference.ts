import type { Role } from '#app/domain/people/asker.ts';
import { looksLikeEmail } from '#app/domain/people/person.ts';
import { isStaff } from '#app/domain/people/permissions.ts';
import type { RosterRow } from './mapping.ts';

/** What an import can set on a person's line in the class list. */
export const listFields = ['number', 'section', 'group'] as const;
export type ListField = (typeof listFields)[number];
export type ListFacts = Record<ListField, string | null>;

/** Somebody the portal knows; `role` is null for who has none in the offering. */
export type Known = ListFacts & { id: string; name: string; email: string; role: Role | null };

/** Why a row is not taken. */
export type Problem =
  | 'broken'
  | 'no address'
  | 'bad address'
  | 'no name'
  | 'too long'
  | 'twice'
  | 'two people'
  /** Has another number here: whose row it is, a person has to say. */
  | 'other number'
  | 'staff'
  | 'not a student';

type Who = {
  /** The same for the same row or person each time: what a tick refers to. */
  key: string;
  /** Where it stands in the file; null for who is missing there. */
  line: number | null;
  personId: string | null;
  name: string;
  email: string;
};

/** One row of the difference: what happens to whom. */
export type Line = Who &
  (
    | { kind: 'add' | 'change' | 'drop' | 'unchanged'; from: Place; to: Place }
    /** `other` is the line that it stands against, for a row that comes twice. */
    | { kind: 'problem'; because: Problem; other: number | null }
  );
export type Change = Extract<Line, { from: Place }>;

/** Somebody's place and line in the class list. */
export type Place = ListFacts & { role: Role | null };

/**
 * What is to be done so that the offering has the roster's students: who is added (a seat), whose
 * number, section or group changes, and who has a seat but is missing. An empty cell says nothing,
 * and a number once known is not replaced.
 * People are found by their number, then by their address. Staff are never touched; names and
 * addresses belong to the people themselves and stay.
 *
 * @returns a line for each row, in its order, then those who are missing
 */
export function difference(rows: readonly RosterRow[], people: readonly Known[]): Line[] {
  const byNumber = indexed(people, ({ number }) => number);
  const byEmail = indexed(people, ({ email }) => email.toLowerCase());
  const seen = new Map<string, number>();
  const present = new Set<string>();
  const lines = rows.map((row): Line => {
    const numbered = row.number === null ? undefined : byNumber.get(row.number);
    const addressed = row.email === null ? undefined : byEmail.get(row.email);
    for (const one of [numbered, addressed]) if (one !== undefined) present.add(one.id);
    const person = numbered ?? addressed;
    const keys = namesOf(row, [numbered, addressed]);
    const other = keys.map((key) => seen.get(key)).find((line) => line !== undefined) ?? null;
    // A row that is not taken still speaks of somebody: another about them needs a person to look.
    if (!row.broken) for (const key of keys) if (!seen.has(key)) seen.set(key, row.line);
    const because =
      problemOf(row, person, numbered, addressed) ?? (other === null ? null : 'twice');
    if (because !== null) return { ...whoOf(row, person), kind: 'problem', because, other };
    return changeOf(row, person);
  });
  const missing = people.filter(({ id, role }) => role === 'student' && !present.has(id));
  return [...lines, ...missing.map(dropOf)];
}

function indexed(
  people: readonly Known[],
  keyOf: (person: Known) => string | null,
): Map<string, Known> {
  return new Map(
    people.flatMap((person) => {
      const key = keyOf(person);
      return key === null ? [] : [[key, person] as const];
    }),
  );
}

/** Everything by which another row could be about the same person. */
function namesOf({ number, email }: RosterRow, people: readonly (Known | undefined)[]): string[] {
  return [
    ...people.flatMap((person) => (person === undefined ? [] : [`person ${person.id}`])),
    ...(number === null ? [] : [`number ${number}`]),
    ...(email === null ? [] : [`address ${email}`]),
  ];
}

const longest = 200;

function problemOf(
  row: RosterRow,
  person: Known | undefined,
  numbered: Known | undefined,
  addressed: Known | undefined,
): Problem | null {
  if (row.broken) return 'broken';
  if (numbered !== undefined && addressed !== undefined && numbered.id !== addressed.id) {
    return 'two people';
  }
  if (person?.role && isStaff(person.role)) return 'staff';
  if (row.role !== null && !/^(student|learner|学生)$/i.test(row.role)) {
    return saysStaff(row.role) ? 'staff' : 'not a student';
  }
  const texts = [row.name, row.number, row.section, row.group];
  if (texts.some((text) => (text?.length ?? 0) > longest)) return 'too long';
  if (row.email !== null && !looksLikeEmail(row.email)) return 'bad address';
  if (person?.number && row.number !== null && person.number !== row.number) return 'other number';
  if (person !== undefined) return null;
  if (row.email === null) return 'no address';
  return row.name === null ? 'no name' : null;
}

function saysStaff(role: string): boolean {
  return /instructor|teacher|assistant|designer|staff|\bta\b|gsi|reader|教师|助教/i.test(role);
}

function whoOf(row: RosterRow, person: Known | undefined): Who {
  return {
    key: `r${row.line}`,
    line: row.line,
    personId: person?.id ?? null,
    name: person?.name ?? row.name ?? '',
    email: person?.email ?? row.email ?? '',
  };
}

function changeOf(row: RosterRow, person: Known | undefined): Change {
  const from = placeOf(person);
  const to: Place = {
    role: 'student',
    number: row.number ?? from.number,
    section: row.section ?? from.section,
    group: row.group ?? from.group,
  };
  const changed = listFields.some((field) => from[field] !== to[field]);
  const kind = from.role !== 'student' ? 'add' : changed ? 'change' : 'unchanged';
  return { ...whoOf(row, person), kind, from, to };
}

function dropOf(person: Known): Change {
  const { id, name, email } = person;
  const from = placeOf(person);
  const to: Place = { ...from, role: 'dropped' };
  return { key: `d${id}`, line: null, personId: id, name, email, kind: 'drop', from, to };
}

/** Somebody's place; nobody's is empty. */
export function placeOf(person: Known | undefined): Place {
  const { role = null, number = null, section = null, group = null } = person ?? {};
  return { role, number, section, group };
}

/** Whether two places are the same: nothing has happened between them. */
export function samePlace(a: Place, b: Place): boolean {
  return a.role === b.role && listFields.every((field) => a[field] === b[field]);
}
