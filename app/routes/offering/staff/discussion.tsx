import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ThreadList } from '#app/domain/question-bank/discussion/components/thread-list.tsx';
import {
  staffDiscussion,
  type DiscussionFilter,
} from '#app/domain/question-bank/discussion/staff-discussion.server.ts';
import classes from '#app/domain/question-bank/unclear/components/unclear-steps.module.css';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { PageLinks } from '#app/ui/page-links.tsx';
import { pageNumber } from '#app/ui/page-number.ts';
import { Page } from '#app/ui/page.tsx';
import { notFound, requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'judge posts');
  const { searchParams } = new URL(request.url);
  const show: DiscussionFilter['show'] = searchParams.get('show') === 'all' ? 'all' : 'open';
  const filter = { show, page: pageNumber(searchParams) };
  const found = await staffDiscussion(context, asker, filter);
  if (found === null) throw notFound();
  const { slug, code } = context.course.offering(asker.offering);
  const t = translator(context.language, 'discussion');
  return {
    ...{ slug, code, show, ...found },
    head: { title: `${t('staffTitle')} · ${code}`, description: t('staffLead') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** What is asked about the bank's questions and waits for staff. */
export default function StaffDiscussionPage() {
  const { slug, code, show, threads, found, page, pages } = useLoaderData<typeof loader>();
  const { t } = useTranslation('discussion');
  return (
    <Page
      eyebrow={
        <>
          {code} · <Link to={`/${slug}/midterm`}>{t('bank')}</Link>
        </>
      }
      title={t('staffTitle')}
      lead={t('staffLead')}
    >
      <nav className={classes.orders} aria-label={t('show.label')}>
        {(['open', 'all'] as const).map((each) => (
          <Link
            key={each}
            to={each === 'open' ? '?' : '?show=all'}
            aria-current={each === show ? 'true' : undefined}
            replace
          >
            {t(`show.${each}`)}
          </Link>
        ))}
      </nav>
      {found === 0 ? (
        <EmptyState title={t(`empty.${show}`)}>{t(`emptyText.${show}`)}</EmptyState>
      ) : (
        <>
          <ThreadList offering={slug} threads={threads} />
          <PageLinks page={page} pages={pages} />
        </>
      )}
    </Page>
  );
}
