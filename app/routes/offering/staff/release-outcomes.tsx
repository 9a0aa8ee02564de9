import { Button } from '@mantine/core';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { PlanView } from '#app/domain/enrollment/application/components/plan-view.tsx';
import { releaseOutcomes } from '#app/domain/enrollment/application/release-outcomes.server.ts';
import { toldIn } from '#app/domain/enrollment/application/release-plan.ts';
import { staffReleasePlan } from '#app/domain/enrollment/application/staff-release-plan.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'review applications');
  const offering = context.course.offering(asker.offering);
  const t = translator(context.language, 'applications');
  return {
    slug: offering.slug,
    code: offering.code,
    zone: offering.zone,
    plan: await staffReleasePlan(context.db, offering, asker.at),
    head: {
      title: `${t('release.title')} · ${offering.code}`,
      description: t('release.description'),
    },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

export async function action({ context, params, request }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'review applications');
  const mark = (await request.formData()).get('plan');
  return releaseOutcomes(context, asker, typeof mark === 'string' ? mark : '');
}

/** The plan of a release, person by person, and the button that does exactly that. */
export default function ReleasePage() {
  const { slug, code, zone, plan } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const navigation = useNavigation();
  const { t } = useTranslation('applications');
  const count = toldIn(plan).length;
  const tooMany = plan.offer.length > plan.free;
  const busy = navigation.state === 'submitting';
  return (
    <Page
      eyebrow={<Link to={`/${slug}/staff/applications`}>{`${code} · ${t('release.back')}`}</Link>}
      title={t('release.title')}
      lead={t('release.lead')}
      action={
        count > 0 &&
        !tooMany && (
          <Form method="post">
            <input type="hidden" name="plan" value={plan.mark} />
            <Button type="submit" size="md" loading={busy}>
              {t('release.button', { count })}
            </Button>
          </Form>
        )
      }
    >
      {answer?.ok === true && (
        <Notice tone="done">
          {answer.repeated ? t('release.alreadyText') : t('release.done', { count: answer.told })}
        </Notice>
      )}
      {answer?.ok === false && answer.because === 'changed' && (
        <Notice tone="late" title={t('release.changed')}>
          {t('release.changedText')}
        </Notice>
      )}
      {answer?.ok === false && answer.because === 'already released' && (
        <Notice tone="soon" title={t('release.already', { by: answer.by })}>
          {t('release.alreadyText')}
        </Notice>
      )}
      {tooMany && (
        <Notice tone="late" title={t('release.tooMany')}>
          {t('release.tooManyText', { offers: plan.offer.length, free: plan.free })}
        </Notice>
      )}
      {count === 0 ? (
        <EmptyState
          title={t('release.nothing')}
          action={<Link to={`/${slug}/staff/applications`}>{t('release.back')}</Link>}
        >
          {t('release.nothingText')}
        </EmptyState>
      ) : (
        <PlanView plan={plan} offering={slug} zone={zone} />
      )}
    </Page>
  );
}
