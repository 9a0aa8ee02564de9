import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData, type ShouldRevalidateFunctionArgs } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Deadline } from '#app/domain/calendar/components/deadline.tsx';
import { ApplicationForm } from '#app/domain/enrollment/application/components/application-form.tsx';
import {
  Standing,
  useStandingHead,
} from '#app/domain/enrollment/application/components/standing.tsx';
import { answerApplyForm } from '#app/domain/enrollment/application/apply-form.server.ts';
import { OwnAnswers } from '#app/domain/enrollment/application/components/own-answers.tsx';
import { ownApplication } from '#app/domain/enrollment/application/own-application.server.ts';
import { isStaff } from '#app/domain/people/permissions.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { Notice } from '#app/ui/notice.tsx';
import { loadsUnless, sendOrNotReached, unlessNotReached } from '#app/ui/not-reached.ts';
import { Page } from '#app/ui/page.tsx';
import { askerIn, badRequest, notFound, requirePermission } from '#app/web/require-role.ts';
import classes from './apply.module.css';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { role, offering } = askerIn(context, params.offering);
  if (isStaff(role)) throw redirect(`/${offering}/staff/applications`);
  const asker = requirePermission(context, request, params.offering, 'apply');
  const { slug, code, zone, application } = context.course.offering(asker.offering);
  const own = await ownApplication(context.db, { application }, asker);
  if (own === null) throw notFound();
  const t = translator(context.language, 'applications');
  return {
    ...{ slug, code, zone, own },
    keptAs: `${asker.person.id}/${slug}`,
    head: { title: `${t('title')} · ${code}`, description: t('description') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await request.formData();
  // What is typed goes on being kept in the browser: nobody is led away in the middle of a word.
  const keeps = form.get('intent') === 'draft';
  if (keeps && context.viewer === null) {
    return { intent: 'draft' as const, ok: false as const, because: 'signed out' as const };
  }
  const asker = requirePermission(context, request, params.offering, 'apply');
  const answer = await answerApplyForm(context, asker, form);
  if (answer === null) throw badRequest();
  return answer;
}

export { sendOrNotReached as clientAction };

/** Keeping what is typed changes nothing that the page shows. */
export function shouldRevalidate(given: ShouldRevalidateFunctionArgs): boolean {
  return loadsUnless(given.actionResult?.intent === 'draft', given) && unlessNotReached(given);
}

/** Applying for a seat, and what became of it. */
export default function Apply() {
  const { slug, code, zone, own, keptAs } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('applications');
  const { form, can } = own;
  const problems = answer !== undefined && 'problems' in answer ? answer.problems : {};
  const closes = (
    <>
      {t(can === 'change' ? 'changeUntil' : 'sendUntil')} <Deadline at={form.closes} zone={zone} />
    </>
  );
  return (
    <Page eyebrow={code} width="read" {...useStandingHead({ own, zone })}>
      <div className={classes.parts}>
        {answer?.ok === true && 'first' in answer && (
          <Notice tone="done" title={t(answer.first ? 'isSent' : 'changesSent')}>
            {t('isSentText')}
          </Notice>
        )}
        {answer?.ok === false && answer.because !== 'incomplete' && (
          <Notice tone="late">{t(`refused.${answer.because}`)}</Notice>
        )}
        <Standing own={own} offering={slug} />
        {can !== 'read' && (
          <ApplicationForm
            key={keptAs}
            own={own}
            keptAs={keptAs}
            problems={problems}
            closes={closes}
          />
        )}
        <OwnAnswers own={own} />
      </div>
    </Page>
  );
}
