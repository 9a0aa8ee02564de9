import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Deadline } from '#app/domain/calendar/components/deadline.tsx';
import { RequestWords } from '#app/domain/projects/team/components/request-list.tsx';
import classes from '#app/domain/projects/team/components/team.module.css';
import { TeamOf, WaitingRequest } from '#app/domain/projects/team/components/waiting-request.tsx';
import { staffRequests } from '#app/domain/projects/team/staff-requests.server.ts';
import { teamsFreeze } from '#app/domain/projects/team/team-facts.server.ts';
import {
  answerRequestForm,
  type RequestAnswer,
} from '#app/domain/projects/team/team-form.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { sendOrNotReached, unlessNotReached, type NotReached } from '#app/ui/not-reached.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { badRequest, requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'give feedback');
  const { db, course, language } = context;
  const { code, zone } = course.offering(asker.offering);
  const t = translator(language, 'team');
  return {
    ...{ code, zone, offering: asker.offering },
    ...(await staffRequests(db, asker)),
    freeze: await teamsFreeze(db, course, asker.offering),
    done: new URL(request.url).searchParams.has('done'),
    head: { title: `${t('staff.title')} · ${code}`, description: t('staff.description') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** Grants or refuses a request; refused, it stays as it was typed. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'give feedback');
  const answer = await answerRequestForm(context, asker, await request.formData());
  if (answer === null) throw badRequest();
  if (!answer.ok) return data(answer, { status: 422 });
  throw redirect(`/${asker.offering}/staff/teams?done`);
}

export { sendOrNotReached as clientAction, unlessNotReached as shouldRevalidate };

/** What teams ask staff for once they are settled. */
export default function StaffTeams() {
  const { code, zone, offering, waiting, answered, freeze, done } = useLoaderData<typeof loader>();
  const said = useActionData<RequestAnswer | NotReached>();
  const { t } = useTranslation('team');
  const answer = said !== undefined && 'request' in said ? said : null;
  const elsewhere = said?.ok === false && !waiting.some(({ id }) => id === answer?.request);
  return (
    <Page
      eyebrow={code}
      title={t('staff.title')}
      lead={t('staff.lead', { count: waiting.length })}
      width="read"
    >
      <div className={classes.notice}>
        {elsewhere && <Notice tone="late">{t(`refused.${said.because}`)}</Notice>}
        {done && said === undefined && <Notice tone="done">{t('staff.done')}</Notice>}
        {freeze !== null && (
          <p className={classes.soft}>
            {t('staff.freeze')} <Deadline at={freeze} zone={zone} />
          </p>
        )}
      </div>
      {waiting.length === 0 ? (
        <EmptyState title={t('staff.empty')}>{t('staff.emptyText')}</EmptyState>
      ) : (
        <section className={classes.section} aria-labelledby="waiting">
          <h2 id="waiting">{t('staff.waiting')}</h2>
          <ul className={classes.list}>
            {waiting.map((request) => (
              <WaitingRequest
                key={request.id}
                {...{ request, offering, zone }}
                answer={answer?.request === request.id ? answer : null}
              />
            ))}
          </ul>
        </section>
      )}
      {answered.length > 0 && (
        <section className={classes.section} aria-labelledby="answered">
          <h2 id="answered">{t('staff.answered')}</h2>
          <ul className={classes.list}>
            {answered.map((request) => (
              <li key={request.id}>
                <TeamOf request={request} offering={offering} />
                <RequestWords request={request} zone={zone} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}
