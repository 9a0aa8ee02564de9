import { stringify } from 'csv-stringify/sync';
import { inert } from '#app/domain/enrollment/roster/roster-file.ts';
import type { OverviewRow } from './overview.ts';

/** The overview as a file's text: UTF-8 with a mark for Excel, and no cell that a sheet would run. */
export function overviewFile(rows: readonly OverviewRow[], stages: readonly string[]): string {
  const head = ['Project', 'Team', 'Answered by', ...stages, 'Last activity', 'Flags'];
  const lines = rows.map((row) => [
    ...[row.title, row.team.join('; '), row.answers?.name ?? ''],
    ...stages.map((stage) => row.stages.find((one) => one.stage === stage)?.state.kind ?? ''),
    ...[row.activeAt.toISOString(), row.flags.join('; ')],
  ]);
  return stringify([head, ...lines.map((line) => line.map(inert))], { bom: true });
}
