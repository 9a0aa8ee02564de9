import { stringify } from 'csv-stringify/sync';
import type { RosterEntry } from './staff-roster.server.ts';

/** The roster as a file's text: UTF-8 with a mark for Excel, and no cell that a sheet would run. */
export function rosterFile(people: readonly RosterEntry[]): string {
  const rows = people.map(({ name, email, number, section, group, role, since }) => [
    ...[name, email, number ?? '', section ?? '', group ?? '', role, since.toISOString()],
  ]);
  const head = ['Name', 'Email', 'SID', 'Section', 'Group', 'Role', 'Since'];
  return stringify([head, ...rows.map((row) => row.map(inert))], { bom: true });
}

/**
 * A cell that spreadsheets take as text: one that begins like a formula gets an apostrophe before
 * it (OWASP, “CSV Injection”).
 */
export function inert(cell: string): string {
  return /^\s*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
