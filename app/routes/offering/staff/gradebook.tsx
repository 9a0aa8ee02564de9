import { Button } from '@mantine/core';
import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useLoaderData, type ShouldRevalidateFunctionArgs } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { GradebookFilter } from '#app/domain/gradebook/components/gradebook-filter.tsx';
import { GradebookTable } from '#app/domain/gradebook/components/gradebook-table.tsx';
import { gradeItems } from '#app/domain/gradebook/grade-items.ts';
import { gradebookQuery } from '#app/domain/gradebook/gradebook-query.ts';
import { answerScoreForm } from '#app/domain/gradebook/score-form.server.ts';
import { staffGradebook } from '#app/domain/gradebook/staff-gradebook.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { loadsUnless, sendOrNotReached } from '#app/ui/not-reached.ts';
import { PageLinks } from '#app/ui/page-links.tsx';
import { Page } from '#app/ui/page.tsx';
import { badRequest, notFound, requirePermission } from '#app/web/require-role.ts';
import classes from './roster.module.css';

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'grade');
  const offering = context.course.offering(asker.offering);
  const keys = gradeItems(offering).map(({ key }) => key);
  const query = gradebookQuery(new URL(request.url).searchParams, keys);
  const t = translator(context.language, 'gradebook');
  return {
    ...{ slug: offering.slug, code: offering.code, query },
    gradebook: await staffGradebook(context.db, offering, query, asker.at),
    head: { title: `${t('title')} · ${offering.code}`, description: t('description') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** Gives one score, and answers with its person's line alone. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'grade');
  const answer = await answerScoreForm(context, asker, await request.formData());
  if (answer === null) throw badRequest();
  if (!answer.ok && answer.because === 'not found') throw notFound();
  return answer.ok ? answer : data(answer, { status: 422 });
}

export { sendOrNotReached as clientAction };

/** One score changes one line, which is in the answer: the rest is not loaded for it. */
export function shouldRevalidate(given: ShouldRevalidateFunctionArgs): boolean {
  return loadsUnless(given.formMethod !== undefined, given);
}

/** Everybody's scores and what they come to. */
export default function Gradebook() {
  const { slug, code, query, gradebook } = useLoaderData<typeof loader>();
  const { t } = useTranslation('gradebook');
  const { items, rows, total, page, pages } = gradebook;
  const filtered = query.search !== '' || query.role !== null;
  return (
    <Page
      eyebrow={code}
      title={t('title')}
      lead={t('lead')}
      action={
        <Button component={Link} to={`/${slug}/staff/releases`}>
          {t('toReleases')}
        </Button>
      }
    >
      <GradebookFilter query={query} />
      <div className={classes.above}>
        <p aria-live="polite">
          {t('count', { count: total })} · {t('legend')}
        </p>
        <p className={classes.links}>
          <Link to={`/${slug}/staff/grading`}>{t('marking')}</Link>
          <Link to={`/${slug}/staff/gradebook/import`}>{t('import')}</Link>
          <a href={`/${slug}/staff/gradebook.csv`} download>
            {t('export')}
          </a>
          <a href={`/${slug}/staff/gradebook.xlsx`} download>
            {t('exportWorkbook')}
          </a>
        </p>
      </div>
      {rows.length === 0 ? (
        <EmptyState
          title={t(filtered ? 'noneFound' : 'empty')}
          action={filtered && <Link to=".">{t('showAll')}</Link>}
        >
          {t(filtered ? 'noneFoundText' : 'emptyText')}
        </EmptyState>
      ) : (
        <GradebookTable key={JSON.stringify(query)} {...{ items, rows, query }} />
      )}
      <PageLinks page={page} pages={pages} />
    </Page>
  );
}
