import type { LoaderFunctionArgs } from '@remix-run/node';
import { calendarDate } from '#app/domain/calendar/zone.ts';
import { overviewFile } from '#app/domain/projects/desk/overview-file.ts';
import { overviewQuery } from '#app/domain/projects/desk/overview-query.ts';
import { staffOverview } from '#app/domain/projects/desk/staff-overview.server.ts';
import { requirePermission } from '#app/web/require-role.ts';

/** The projects as the overview's filter shows them, as a CSV file. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'give feedback');
  const { slug, zone, project } = context.course.offering(asker.offering);
  const query = overviewQuery(new URL(request.url).searchParams);
  const { rows } = await staffOverview(context.db, context.course, asker, query);
  const name = `${slug}-projects-${calendarDate(asker.at, zone)}.csv`;
  const stages = project.stages.map(({ stage }) => stage);
  return new Response(overviewFile(rows, stages), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  });
}
