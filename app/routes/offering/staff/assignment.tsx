import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { ApplyPlanResult } from '#app/domain/projects/desk/apply-plan.server.ts';
import classes from '#app/domain/projects/desk/components/assignment-plan.module.css';
import { ProposedPlan, StaffLoads } from '#app/domain/projects/desk/components/assignment-plan.tsx';
import { answerPlanForm } from '#app/domain/projects/desk/desk-form.server.ts';
import { staffPlan } from '#app/domain/projects/desk/staff-plan.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { alsoWhenChanged, sendOrNotReached, type NotReached } from '#app/ui/not-reached.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { badRequest, requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'give feedback');
  const { db, course, language } = context;
  const { code } = course.offering(asker.offering);
  const search = new URL(request.url).searchParams;
  const t = translator(language, 'desk');
  const given = search.get('given');
  return {
    ...{ code, offering: asker.offering },
    plan: await staffPlan(db, course, asker, search.getAll('among')),
    given: given !== null && /^\d{1,4}$/.test(given) ? Number(given) : null,
    head: { title: `${t('plan.title')} · ${code}`, description: t('plan.description') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** Writes the plan as it was shown; when something has changed meanwhile, the new one is shown. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'give feedback');
  const answer = await answerPlanForm(context, asker, await request.formData());
  if (answer === null) throw badRequest();
  if (!answer.ok) return data(answer, { status: 422 });
  throw redirect(`/${asker.offering}/staff/assignment?given=${answer.given}`);
}

export { sendOrNotReached as clientAction, alsoWhenChanged as shouldRevalidate };

/** The loads of staff, and a plan for the projects of nobody. */
export default function Assignment() {
  const { code, offering, plan, given } = useLoaderData<typeof loader>();
  const said = useActionData<ApplyPlanResult | NotReached>();
  const { t } = useTranslation('desk');
  const proposes = plan.pairs.length + plan.nobody.length > 0;
  return (
    <Page
      eyebrow={code}
      title={t('plan.title')}
      lead={t('plan.lead')}
      action={<Link to={`/${offering}/staff/projects`}>{t('plan.toProjects')}</Link>}
      width="read"
    >
      <div className={classes.notice}>
        {said?.ok === false && (
          <Notice tone="late">
            {t(said.because === 'not reached' ? 'plan.notReached' : 'plan.changed')}
          </Notice>
        )}
        {said === undefined && given !== null && (
          <Notice tone="done">{t('plan.done', { count: given })}</Notice>
        )}
      </div>
      <StaffLoads staff={plan.staff} />
      {proposes ? (
        <ProposedPlan plan={plan} offering={offering} />
      ) : (
        <EmptyState title={t('plan.empty')}>{t('plan.emptyText')}</EmptyState>
      )}
    </Page>
  );
}
