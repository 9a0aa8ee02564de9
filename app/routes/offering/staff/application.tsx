import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData, type ShouldRevalidateFunctionArgs } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  applicationSearch,
  readApplicationFilter,
} from '#app/domain/enrollment/application/application-filter.ts';
import { ApplicationDesk } from '#app/domain/enrollment/application/components/application-desk.tsx';
import { NarrowList } from '#app/domain/enrollment/application/components/narrow-list.tsx';
import { staffApplication } from '#app/domain/enrollment/application/staff-application.server.ts';
import { staffApplications } from '#app/domain/enrollment/application/staff-applications.server.ts';
import { answerStaffForm } from '#app/domain/enrollment/application/staff-form.server.ts';
import { headOf } from '#app/ui/head.ts';
import { loadsUnless, sendOrNotReached, unlessNotReached } from '#app/ui/not-reached.ts';
import { badRequest, notFound, requirePermission } from '#app/web/require-role.ts';
import classes from './application.module.css';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'review applications');
  const offering = context.course.offering(asker.offering);
  const filter = readApplicationFilter(new URL(request.url).searchParams);
  const application = await staffApplication(context.db, offering, asker, params.application ?? '');
  if (application === null) throw notFound();
  const { lines } = await staffApplications(context.db, asker, filter);
  return {
    application,
    lines,
    search: applicationSearch(filter),
    slug: offering.slug,
    zone: offering.zone,
    reviewer: asker.person.id,
    head: { title: `${application.name} · ${offering.code}` },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await request.formData();
  if (form.get('intent') === 'review' && context.viewer === null) {
    return { intent: 'review' as const, ok: false as const, because: 'signed out' as const };
  }
  const asker = requirePermission(context, request, params.offering, 'review applications');
  // What this page asks for is about its own application alone.
  if (form.getAll('application').some((id) => id !== params.application)) throw notFound();
  const answer = await answerStaffForm(context, asker, form);
  if (answer === null) throw badRequest();
  return answer;
}

export { sendOrNotReached as clientAction };

/** A note that is kept changes nothing that the page shows; a score shows the others’. */
export function shouldRevalidate(given: ShouldRevalidateFunctionArgs): boolean {
  const changed = given.formData?.get('changed');
  const noteOnly = typeof changed === 'string' && !changed.includes('"score"');
  const stays = noteOnly || given.actionResult?.because === 'signed out';
  return loadsUnless(stays, given) && unlessNotReached(given);
}

/** One application under review: the list, the answers, one's own review. */
export default function ApplicationPage() {
  const { application, lines, search, slug, zone, reviewer } = useLoaderData<typeof loader>();
  const { t } = useTranslation('applications');
  const at = lines.findIndex(({ id }) => id === application.id);
  const path = (line: (typeof lines)[number] | undefined) =>
    line === undefined ? null : `/${slug}/staff/applications/${line.id}${search}`;
  const previous = path(at > 0 ? lines[at - 1] : undefined);
  const next = path(lines[at + 1]);
  const all = `/${slug}/staff/applications${search}`;
  return (
    <div className={classes.panes}>
      <nav className={classes.list} aria-label={t('staff.list')}>
        <Link to={all}>{t('staff.back')}</Link>
        <NarrowList offering={slug} lines={lines} search={search} />
      </nav>
      <div className={classes.main}>
        <header className={classes.head}>
          <p className={classes.soft}>
            <Link to={all}>{t('staff.title')}</Link> › {application.email}
          </p>
          <h1>{application.name}</h1>
          <p className={classes.neighbours}>
            {previous !== null && <Link to={previous}>{t('staff.previous')}</Link>}
            {next !== null && <Link to={next}>{t('staff.next')}</Link>}
          </p>
        </header>
        <ApplicationDesk
          key={application.id}
          application={application}
          zone={zone}
          reviewer={reviewer}
          to={{ here: `/${slug}/staff/applications/${application.id}`, previous, next }}
        />
      </div>
    </div>
  );
}
