import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useLateWords } from '#app/domain/calendar/components/late-words.ts';
import { lateName } from '#app/domain/calendar/late-policy.ts';
import { LateDaysView } from '#app/domain/homework/late-days/components/late-days-view.tsx';
import { studentLateDays } from '#app/domain/homework/late-days/student-late-days.server.ts';
import { askedWhatIf } from '#app/domain/homework/late-days/what-if.ts';
import { isStaff, may } from '#app/domain/people/permissions.ts';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { Page } from '#app/ui/page.tsx';
import { requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  const { slug, code, policy } = context.course.offering(asker.offering);
  if (isStaff(asker.role)) throw redirect(`/${slug}/staff/late-days`);
  const t = translator(context.language, 'lateDays');
  const name = translator(context.language, 'late');
  const graded = may(asker.role, 'be graded');
  return {
    ...{ slug, code, policy: policy.late },
    lateDays: graded ? await studentLateDays(context.db, context.course, asker) : null,
    asked: askedWhatIf(new URL(request.url).searchParams),
    head: {
      title: `${name(`name.${lateName(policy.late)}`)} · ${code}`,
      description: t('description'),
    },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** One's own late days: what is left, what became of each, and what another would cost. */
export default function LateDays() {
  const { slug, code, policy, lateDays, asked } = useLoaderData<typeof loader>();
  const { t } = useTranslation('lateDays');
  const late = useLateWords(policy);
  return (
    <Page
      eyebrow={<Link to={`/${slug}/dashboard`}>{code}</Link>}
      title={late.name}
      lead={lateDays !== null && late.rule}
    >
      {lateDays === null ? (
        <EmptyState
          title={t('forNobody')}
          action={<Link to={`/${slug}/homework`}>{t('toHomework')}</Link>}
        >
          {t('forNobodyText')}
        </EmptyState>
      ) : (
        <LateDaysView lateDays={lateDays} asked={asked} />
      )}
    </Page>
  );
}
