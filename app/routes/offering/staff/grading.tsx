import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ProgressTable } from '#app/domain/gradebook/grading/components/grading-list.tsx';
import { gradingProgress } from '#app/domain/gradebook/grading/staff-grading.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { Page } from '#app/ui/page.tsx';
import { requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'grade');
  const { slug, code } = context.course.offering(asker.offering);
  const t = translator(context.language, 'grading');
  return {
    ...{ slug, code, progress: await gradingProgress(context.db, context.course, asker) },
    head: { title: `${t('title')} · ${code}`, description: t('description') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** How far the marking of each homework is. */
export default function Grading() {
  const { slug, code, progress } = useLoaderData<typeof loader>();
  const { t } = useTranslation('grading');
  return (
    <Page
      eyebrow={<Link to={`/${slug}/staff/gradebook`}>{`${code} · ${t('gradebook')}`}</Link>}
      title={t('title')}
      lead={t('lead')}
      width="read"
    >
      {progress.length === 0 ? (
        <EmptyState title={t('nothingOut')}>{t('nothingOutText')}</EmptyState>
      ) : (
        <ProgressTable progress={progress} offering={slug} />
      )}
    </Page>
  );
}
