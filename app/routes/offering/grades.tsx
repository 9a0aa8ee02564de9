import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { OwnGradesView } from '#app/domain/gradebook/components/own-grades.tsx';
import { studentGrades } from '#app/domain/gradebook/student-grades.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { Page } from '#app/ui/page.tsx';
import { requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'be graded');
  const { slug, code, zone } = context.course.offering(asker.offering);
  const t = translator(context.language, 'grades');
  return {
    ...{ slug, code, zone, grades: await studentGrades(context.db, context.course, asker) },
    head: { title: `${t('title')} · ${code}`, description: t('description') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** What has been released of a person's own grades, and what it comes to. */
export default function Grades() {
  const { slug, code, zone, grades } = useLoaderData<typeof loader>();
  const { t } = useTranslation('grades');
  return (
    <Page eyebrow={code} title={t('title')} lead={t('lead')} width="read">
      <OwnGradesView grades={grades} zone={zone} own={slug} />
    </Page>
  );
}
