import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { classPresentations } from '#app/domain/projects/presentation/class-presentations.server.ts';
import { PresentationList } from '#app/domain/projects/presentation/components/presentation-list.tsx';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { Page } from '#app/ui/page.tsx';
import { forbidden, requirePermission } from '#app/web/require-role.ts';
import classes from './presentations.module.css';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  const { db, course, language } = context;
  const presentations = await classPresentations(db, course, asker);
  if (presentations === null) throw forbidden();
  const newest = new URL(request.url).searchParams.get('order') === 'newest';
  const { zone, code } = course.offering(asker.offering);
  const ordered = newest
    ? presentations.toSorted((a, b) => b.submittedAt.getTime() - a.submittedAt.getTime())
    : presentations;
  return {
    ...{ presentations: ordered, newest, zone, code, offering: asker.offering },
    head: { title: `${translator(language, 'presentation')('list.title')} · ${code}` },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** What the class can watch. */
export default function PresentationsPage() {
  const { presentations, newest, zone, code, offering } = useLoaderData<typeof loader>();
  const { t } = useTranslation('presentation');
  return (
    <Page eyebrow={code} title={t('list.title')} lead={t('list.lead')}>
      {presentations.length === 0 ? (
        <EmptyState title={t('list.empty')}>{t('list.emptyText')}</EmptyState>
      ) : (
        <>
          <nav className={classes.order} aria-label={t('list.order')}>
            <Link to="." aria-current={newest ? undefined : 'true'}>
              {t('list.byTitle')}
            </Link>
            <Link to="?order=newest" aria-current={newest ? 'true' : undefined}>
              {t('list.newest')}
            </Link>
          </nav>
          <PresentationList {...{ presentations, offering, zone }} />
        </>
      )}
    </Page>
  );
}
