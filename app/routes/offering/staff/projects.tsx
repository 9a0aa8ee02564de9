import { Button } from '@mantine/core';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { OverviewFilter } from '#app/domain/projects/desk/components/overview-filter.tsx';
import { OverviewTable } from '#app/domain/projects/desk/components/overview-table.tsx';
import classes from '#app/domain/projects/desk/components/overview.module.css';
import { staffOf } from '#app/domain/projects/desk/desk-facts.server.ts';
import { overviewQuery } from '#app/domain/projects/desk/overview-query.ts';
import { overviewPage } from '#app/domain/projects/desk/overview.ts';
import { peerStages } from '#app/domain/projects/peer/round-facts.server.ts';
import { staffOverview } from '#app/domain/projects/desk/staff-overview.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { PageLinks } from '#app/ui/page-links.tsx';
import { Page } from '#app/ui/page.tsx';
import { requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'give feedback');
  const { db, course, language } = context;
  const { code, project } = course.offering(asker.offering);
  const query = overviewQuery(new URL(request.url).searchParams);
  const t = translator(language, 'desk');
  const { rows, total } = await staffOverview(db, course, asker, query);
  return {
    ...{ code, query, offering: asker.offering },
    ...{ total, ...overviewPage(rows, query.page) },
    staff: await staffOf(db, asker.offering),
    presentations: project.presentation !== null,
    hasGallery: project.gallery !== null,
    inClass: project.showApproved === 'class',
    peerStages: peerStages(course, asker.offering),
    stages: project.stages.map(({ stage, title }) => ({ stage, title })),
    head: { title: `${t('overview.title')} · ${code}`, description: t('overview.description') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** Every team on one page: where each stage stands, who answers, what stands out. */
export default function Overview() {
  const loaded = useLoaderData<typeof loader>();
  const { code, offering, query, rows, found, total, staff, stages } = loaded;
  const { presentations, hasGallery, inClass, peerStages } = loaded;
  const { t } = useTranslation(['desk', 'team', 'presentation', 'gallery', 'deadlines', 'peer']);
  const [search] = useSearchParams();
  const at = (path: string) => `/${offering}/staff/${path}`;
  return (
    <Page
      eyebrow={code}
      title={t('overview.title')}
      lead={t('overview.lead', { count: total })}
      action={
        <Button component={Link} to={at('assignment')}>
          {t('overview.share')}
        </Button>
      }
    >
      <nav className={classes.also} aria-label={t('team:staff.nav')}>
        <Link to={at('deadlines')}>{t('deadlines:title')}</Link>
        <Link to={at('teams')}>{t('team:staff.title')}</Link>
        <Link to={`/${offering}/projects/board`}>{t('team:staff.board')}</Link>
        {presentations && (
          <Link to={`/${offering}/projects/presentations`}>{t('presentation:list.title')}</Link>
        )}
        {peerStages.map((stage) => (
          <Link key={stage} to={at(`peer/${stage}`)}>
            {t('peer:staff.link')}
          </Link>
        ))}
        {inClass && <Link to={`/${offering}/projects/class`}>{t('gallery:class.link')}</Link>}
        {hasGallery && <Link to={at('gallery')}>{t('gallery:staff.title')}</Link>}
      </nav>
      {total > 0 && <OverviewFilter query={query} staff={staff} />}
      {total > 0 && (
        <div className={classes.above}>
          <p aria-live="polite">{t('overview.count', { count: found })}</p>
          <Button type="submit" form="ticked" variant="default" size="xs">
            {t('deadlines:select.extend')}
          </Button>
          <a href={`${at('projects.csv')}?${search.toString()}`} download>
            {t('overview.export')}
          </a>
        </div>
      )}
      {rows.length === 0 ? (
        <EmptyState
          title={t(total === 0 ? 'overview.empty' : 'overview.none')}
          action={total > 0 && <Link to=".">{t('overview.showAll')}</Link>}
        >
          {t(total === 0 ? 'overview.emptyText' : 'overview.noneText')}
        </EmptyState>
      ) : (
        <Form action={at('deadlines')} id="ticked">
          <input type="hidden" name="of" value="projects" />
          <OverviewTable {...{ rows, stages, query, offering }} />
        </Form>
      )}
      <PageLinks page={loaded.page} pages={loaded.pages} />
    </Page>
  );
}
