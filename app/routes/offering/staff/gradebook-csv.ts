import type { LoaderFunctionArgs } from '@remix-run/node';
import { calendarDate } from '#app/domain/calendar/zone.ts';
import { gradeItems } from '#app/domain/gradebook/grade-items.ts';
import { gradebookFile } from '#app/domain/gradebook/gradebook-file.ts';
import { wordsInRows } from '#app/domain/gradebook/score-words.server.ts';
import { gradebookRows } from '#app/domain/gradebook/staff-gradebook.server.ts';
import { requirePermission } from '#app/web/require-role.ts';

/** The whole gradebook as a CSV file. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'grade');
  const offering = context.course.offering(asker.offering);
  const rows = await gradebookRows(context.db, offering, asker.at);
  const words = await wordsInRows(context.db, rows);
  const name = `${offering.slug}-gradebook-${calendarDate(asker.at, offering.zone)}.csv`;
  return new Response(gradebookFile(gradeItems(offering), rows, words), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  });
}
