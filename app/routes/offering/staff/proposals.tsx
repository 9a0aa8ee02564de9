import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ProposalList } from '#app/domain/question-bank/proposals/components/proposal-list.tsx';
import {
  staffProposals,
  type ProposalFilter,
} from '#app/domain/question-bank/proposals/list-proposals.server.ts';
import { courseMidterm } from '#app/domain/question-bank/readable-bank.server.ts';
import classes from '#app/domain/question-bank/unclear/components/unclear-steps.module.css';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { PageLinks } from '#app/ui/page-links.tsx';
import { pageNumber } from '#app/ui/page-number.ts';
import { Page } from '#app/ui/page.tsx';
import { notFound, requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'decide on proposals');
  if (courseMidterm(context, asker) === null) throw notFound();
  const { searchParams } = new URL(request.url);
  const show: ProposalFilter['show'] = searchParams.get('show') === 'all' ? 'all' : 'waiting';
  const filter = { show, page: pageNumber(searchParams) };
  const { slug, code } = context.course.offering(asker.offering);
  const t = translator(context.language, 'proposals');
  return {
    ...{ slug, code, show, ...(await staffProposals(context.db, asker.offering, filter)) },
    head: { title: `${t('staffTitle')} · ${code}`, description: t('staffLead') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** What is proposed for the bank and waits for staff. */
export default function StaffProposals() {
  const { slug, code, show, proposals, found, page, pages } = useLoaderData<typeof loader>();
  const { t } = useTranslation('proposals');
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
        {(['waiting', 'all'] as const).map((each) => (
          <Link
            key={each}
            to={each === 'waiting' ? '?' : '?show=all'}
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
          <ProposalList offering={slug} proposals={proposals} authors />
          <PageLinks page={page} pages={pages} />
        </>
      )}
    </Page>
  );
}
