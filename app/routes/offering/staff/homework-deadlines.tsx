import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import { useLateWords } from '#app/domain/calendar/components/late-words.ts';
import {
  HomeworkPlan,
  PeopleFields,
} from '#app/domain/homework/deadlines/components/homework-plan.tsx';
import {
  answerHomeworkDeadlineForm,
  readHomeworkAsking,
} from '#app/domain/homework/deadlines/homework-deadline-form.server.ts';
import { staffHomeworkDeadlines } from '#app/domain/homework/deadlines/staff-homework-deadlines.server.ts';
import type { DeadlineAnswer } from '#app/domain/syllabus/deadlines/change-as-shown.server.ts';
import { AllDeadlines } from '#app/domain/syllabus/deadlines/components/all-deadlines.tsx';
import { AskDeadline } from '#app/domain/syllabus/deadlines/components/ask-deadline.tsx';
import classes from '#app/domain/syllabus/deadlines/components/deadlines.module.css';
import {
  refusedPlan,
  WhatWasSaid,
} from '#app/domain/syllabus/deadlines/components/what-was-said.tsx';
import { readDone } from '#app/domain/syllabus/deadlines/deadline-form.ts';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { alsoWhenChanged, sendOrNotReached, type NotReached } from '#app/ui/not-reached.ts';
import { Page } from '#app/ui/page.tsx';
import { badRequest, notFound, requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'manage late days');
  const { db, course, language } = context;
  const { code, zone, policy } = course.offering(asker.offering);
  const search = new URL(request.url).searchParams;
  const asked = readHomeworkAsking(search, zone);
  const deadlines = await staffHomeworkDeadlines(db, course, asker, asked);
  if (deadlines === null) throw notFound();
  const chosen =
    deadlines.homework.find(({ key }) => key === asked.homework) ??
    deadlines.homework.find(({ due }) => due > asker.at);
  const wall = asked.due === null ? (chosen?.wall ?? '') : asked.wall;
  const t = translator(language, 'lateDays');
  return {
    ...{ code, policy: policy.late, deadlines, offering: asker.offering, requestId: newId() },
    asked: { of: 'homework' as const, key: chosen?.key ?? '', wall, zone },
    done: readDone(search),
    head: { title: `${t('plan.title')} · ${code}`, description: t('plan.description') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** Writes the plan as it was shown; when something has changed meanwhile, the new one is shown. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'manage late days');
  const answer = await answerHomeworkDeadlineForm(context, asker, await request.formData());
  if (answer === null) throw badRequest();
  if (!answer.ok && answer.because === 'not found') throw notFound();
  if (!answer.ok) return data(answer, { status: 422 });
  throw redirect(`/${asker.offering}/staff/homework-deadlines?done=${answer.changed}`);
}

export { sendOrNotReached as clientAction, alsoWhenChanged as shouldRevalidate };

/** By when the homework is due: extensions for some people, or another date for everybody. */
export default function HomeworkDeadlines() {
  const { code, offering, policy, deadlines, requestId, asked, done } =
    useLoaderData<typeof loader>();
  const said = useActionData<DeadlineAnswer | NotReached>();
  const { t } = useTranslation(['lateDays', 'deadlines']);
  const late = useLateWords(policy);
  const { people, homework, plan, mayMove } = deadlines;
  const everybody = people === null;
  const list = `/${offering}/staff/late-days`;
  const asks = everybody ? mayMove : people.length > 0;
  return (
    <Page
      eyebrow={<Link to={list}>{`${code} · ${late.everybody}`}</Link>}
      title={t(everybody ? 'plan.title' : 'deadlines:extendTitle')}
      lead={everybody ? t('plan.lead') : asks && t('plan.extendLead', { count: people.length })}
      action={
        everybody && <Link to={`/${offering}/staff/deadlines`}>{t('deadlines:ofStages')}</Link>
      }
      width="read"
    >
      <WhatWasSaid said={said} done={done === null ? null : t('plan.done', { count: done })} />
      {people?.length === 0 && (
        <EmptyState title={t('plan.nobody')} action={<Link to={list}>{t('plan.toList')}</Link>}>
          {t('plan.nobodyText')}
        </EmptyState>
      )}
      {!everybody && asks && (
        <p className={classes.chosen}>{people.map(({ name }) => name).join(' · ')}</p>
      )}
      {everybody && <AllDeadlines works={homework} zone={asked.zone} />}
      {everybody && <h2 className={classes.section}>{t('deadlines:move')}</h2>}
      {everybody && !mayMove && <p className={classes.soft}>{t('plan.onlyInstructors')}</p>}
      {asks && (
        <AskDeadline asked={asked} works={homework}>
          <PeopleFields people={people} />
        </AskDeadline>
      )}
      {plan !== null && (
        <HomeworkPlan
          {...{ asked, plan, people, offering, requestId, refused: refusedPlan(said) }}
        />
      )}
    </Page>
  );
}
