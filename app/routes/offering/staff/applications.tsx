import { Button } from '@mantine/core';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Deadline } from '#app/domain/calendar/components/deadline.tsx';
import {
  applicationSearch,
  readApplicationFilter,
} from '#app/domain/enrollment/application/application-filter.ts';
import { ApplicationFilters } from '#app/domain/enrollment/application/components/application-filters.tsx';
import { ApplicationTable } from '#app/domain/enrollment/application/components/application-table.tsx';
import { staffApplications } from '#app/domain/enrollment/application/staff-applications.server.ts';
import { answerStaffForm } from '#app/domain/enrollment/application/staff-form.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { Notice } from '#app/ui/notice.tsx';
import { PageLinks } from '#app/ui/page-links.tsx';
import { Page } from '#app/ui/page.tsx';
import { badRequest, requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'review applications');
  const { slug, code, zone, application } = context.course.offering(asker.offering);
  const filter = readApplicationFilter(new URL(request.url).searchParams);
  const t = translator(context.language, 'applications');
  return {
    ...{ slug, code, zone, filter },
    closes: application?.closes ?? null,
    found: await staffApplications(context.db, asker, filter),
    head: { title: `${t('staff.title')} · ${code}`, description: t('staff.description') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

export async function action({ context, params, request }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'review applications');
  const answer = await answerStaffForm(context, asker, await request.formData());
  if (answer === null) throw badRequest();
  return answer;
}

/** Applications for staff: found, sorted, and prepared several at once. */
export default function ApplicationsPage() {
  const { slug, code, zone, filter, found, closes } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('applications');
  const { lines, waiting, undecided } = found;
  const untouched = applicationSearch(filter) === '';
  if (closes === null && lines.length === 0 && untouched) {
    return (
      <Page eyebrow={code} title={t('staff.title')}>
        <EmptyState title={t('staff.noForm')}>{t('staff.noFormText')}</EmptyState>
      </Page>
    );
  }
  const lead =
    waiting === 0 ? t('staff.nothingWaits') : t('staff.lead', { count: waiting, undecided });
  return (
    <Page
      eyebrow={code}
      title={t('staff.title')}
      lead={
        <>
          {lead}
          {closes !== null && (
            <>
              {' · '}
              {t('staff.closes')} <Deadline at={closes} zone={zone} done />
            </>
          )}
        </>
      }
      action={
        <Button component={Link} to={`/${slug}/staff/applications/release`} size="md">
          {t('staff.planButton')}
        </Button>
      }
    >
      {answer?.intent === 'prepare' && answer.ok && (
        <Notice tone="done">
          {t('staff.preparedCount', { count: answer.prepared })}
          {answer.skipped > 0 && ` ${t('staff.skipped', { count: answer.skipped })}`}
        </Notice>
      )}
      <ApplicationFilters filter={filter} reviewers={found.reviewers} />
      {lines.length === 0 ? (
        <EmptyState
          title={t('staff.empty')}
          action={<Link to="?show=all">{t('staff.showAll')}</Link>}
        >
          {t('staff.emptyText')}
        </EmptyState>
      ) : (
        <>
          <ApplicationTable
            offering={slug}
            zone={zone}
            lines={lines}
            search={applicationSearch(filter)}
          />
          <PageLinks page={filter.page} pages={found.pages} />
        </>
      )}
    </Page>
  );
}
