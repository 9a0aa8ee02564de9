import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { HoursToChange } from '#app/domain/syllabus/components/hours-to-change.tsx';
import {
  answerHourForm,
  type HourFormAnswer,
} from '#app/domain/syllabus/office-hour-form.server.ts';
import { staffOfficeHours } from '#app/domain/syllabus/staff-office-hours.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { sendOrNotReached, unlessNotReached, type NotReached } from '#app/ui/not-reached.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { badRequest, requirePermission } from '#app/web/require-role.ts';
import classes from './office-hours.module.css';

const changes = ['cancel', 'restore', 'move', 'add'] as const;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'change office hours');
  const offering = context.course.offering(asker.offering);
  const { slug, code, zone, archived } = offering;
  const done = new URL(request.url).searchParams.get('done');
  const t = translator(context.language, 'hours');
  return {
    ...{ slug, code, zone, archived },
    staff: archived ? [] : await staffOfficeHours(context.db, offering, asker),
    done: changes.find((change) => change === done) ?? null,
    head: { title: `${t('title')} · ${code}`, description: t('description') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** Cancels an hour, holds it after all, moves it or adds one; refused it stays as it was typed. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'change office hours');
  const answer = await answerHourForm(context, asker, await request.formData());
  if (answer === null) throw badRequest();
  if (!answer.ok) return data(answer, { status: 422 });
  throw redirect(`/${asker.offering}/staff/office-hours?done=${answer.kind}`);
}

export { sendOrNotReached as clientAction, unlessNotReached as shouldRevalidate };

/** Everybody's office hours of the next weeks, and what can be changed about them. */
export default function StaffOfficeHours() {
  const { slug, code, zone, staff, archived, done } = useLoaderData<typeof loader>();
  const answer = useActionData<HourFormAnswer | NotReached>();
  const { t } = useTranslation('hours');
  const refusal = answer?.ok === false ? answer : null;
  const typed = refusal !== null && 'typed' in refusal ? refusal : null;
  return (
    <Page
      eyebrow={code}
      title={t('title')}
      lead={archived ? t('archived') : t('lead', { zone: zone.replaceAll('_', ' ') })}
      action={<Link to={`/${slug}/people`}>{t('toPeople')}</Link>}
      width="read"
    >
      <div className={classes.notice}>
        {answer === undefined && done !== null && <Notice tone="done">{t(`done.${done}`)}</Notice>}
        {refusal !== null && !('field' in refusal) && (
          <Notice tone="late">{t(`refused.${refusal.because}`)}</Notice>
        )}
      </div>
      {staff.map((member) => (
        <HoursToChange key={member.name} of={member} zone={zone} refusal={typed} />
      ))}
    </Page>
  );
}
