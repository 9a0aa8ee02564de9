import { data, type LoaderFunctionArgs } from '@remix-run/node';
import { rosterFile } from '#app/domain/enrollment/roster/roster-file.ts';
import { rosterQuery } from '#app/domain/enrollment/roster/roster-query.ts';
import { wholeRoster } from '#app/domain/enrollment/roster/staff-roster.server.ts';
import { calendarDate } from '#app/domain/calendar/zone.ts';
import { translator } from '#app/i18n/translator.ts';
import { requirePermission } from '#app/web/require-role.ts';

/** The roster as its filter shows it, every page of it, as a CSV file. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'manage roster');
  const { slug, zone } = context.course.offering(asker.offering);
  if (!(await context.limits.roster.take(asker.person.id))) {
    throw data(translator(context.language, 'roster')('tooMany'), { status: 429 });
  }
  const people = await wholeRoster(
    context.db,
    slug,
    rosterQuery(new URL(request.url).searchParams),
  );
  const name = `${slug}-roster-${calendarDate(asker.at, zone)}.csv`;
  return new Response(rosterFile(people), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  });
}
