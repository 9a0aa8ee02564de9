import type { LoaderFunctionArgs } from '@remix-run/node';
import { calendarDate } from '#app/domain/calendar/zone.ts';
import { gradeItems } from '#app/domain/gradebook/grade-items.ts';
import { gradebookWorkbook } from '#app/domain/gradebook/gradebook-workbook.server.ts';
import { wordsInRows } from '#app/domain/gradebook/score-words.server.ts';
import { gradebookRows } from '#app/domain/gradebook/staff-gradebook.server.ts';
import { requirePermission } from '#app/web/require-role.ts';

/** The whole gradebook as an XLSX workbook. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'grade');
  const offering = context.course.offering(asker.offering);
  const rows = await gradebookRows(context.db, offering, asker.at);
  const words = await wordsInRows(context.db, rows);
  const name = `${offering.slug}-gradebook-${calendarDate(asker.at, offering.zone)}.xlsx`;
  return new Response(new Uint8Array(await gradebookWorkbook(gradeItems(offering), rows, words)), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  });
}
