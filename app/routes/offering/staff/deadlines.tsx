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
import {
  DeadlinePlan,
  ProjectFields,
} from '#app/domain/projects/deadlines/components/deadline-plan.tsx';
import {
  answerDeadlineForm,
  readAsking,
} from '#app/domain/projects/deadlines/deadline-form.server.ts';
import { staffDeadlines } from '#app/domain/projects/deadlines/staff-deadlines.server.ts';
import { AllDeadlines } from '#app/domain/syllabus/deadlines/components/all-deadlines.tsx';
import { AskDeadline } from '#app/domain/syllabus/deadlines/components/ask-deadline.tsx';
import classes from '#app/domain/syllabus/deadlines/components/deadlines.module.css';
import {
  refusedPlan,
  WhatWasSaid,
} from '#app/domain/syllabus/deadlines/components/what-was-said.tsx';
import type { DeadlineAnswer } from '#app/domain/syllabus/deadlines/change-as-shown.server.ts';
import { readDone } from '#app/domain/syllabus/deadlines/deadline-form.ts';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { alsoWhenChanged, sendOrNotReached, type NotReached } from '#app/ui/not-reached.ts';
import { Page } from '#app/ui/page.tsx';
import { badRequest, notFound, requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'give feedback');
  const { db, course, language } = context;
  const { code, zone } = course.offering(asker.offering);
  const search = new URL(request.url).searchParams;
  const asked = readAsking(search, zone);
  const deadlines = await staffDeadlines(db, course, asker, asked);
  if (deadlines === null) throw notFound();
  const t = translator(language, 'deadlines');
  const chosen =
    deadlines.stages.find(({ key }) => key === asked.stage) ??
    deadlines.stages.find(({ due }) => due > asker.at);
  return {
    ...{ code, zone, deadlines, offering: asker.offering, requestId: newId() },
    stage: chosen?.key ?? '',
    wall: asked.due === null ? (chosen?.wall ?? '') : asked.wall,
    done: readDone(search),
    head: { title: `${t('title')} · ${code}`, description: t('description') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** Writes the plan as it was shown; when something has changed meanwhile, the new one is shown. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'give feedback');
  const form = await request.formData();
  const answer = await answerDeadlineForm(context, asker, form);
  if (answer === null) throw badRequest();
  if (!answer.ok && answer.because === 'not found') throw notFound();
  if (!answer.ok) return data(answer, { status: 422 });
  const [project, ...others] = form.getAll('project');
  const staff = `/${asker.offering}/staff`;
  throw redirect(
    typeof project === 'string' && others.length === 0
      ? `${staff}/projects/${encodeURIComponent(project)}?done=extend`
      : `${staff}/deadlines?done=${answer.changed}`,
  );
}

export { sendOrNotReached as clientAction, alsoWhenChanged as shouldRevalidate };

/** By when the stages are due: extensions for some projects, or another date for everybody. */
export default function Deadlines() {
  const { code, zone, offering, deadlines, requestId, stage, wall, done } =
    useLoaderData<typeof loader>();
  const said = useActionData<DeadlineAnswer | NotReached>();
  const { t } = useTranslation('deadlines');
  const { projects, stages, plan, mayMove } = deadlines;
  const asked = { of: 'stage', key: stage, wall, zone } as const;
  const nobody = projects?.length === 0;
  const all = projects === null;
  return (
    <Page
      eyebrow={<Link to={`/${offering}/staff/projects`}>{`${code} · ${t('back')}`}</Link>}
      title={t(all ? 'title' : 'extendTitle')}
      lead={all ? t('lead') : !nobody && t('extendLead', { count: projects.length })}
      action={all && <Link to={`/${offering}/staff/homework-deadlines`}>{t('ofHomework')}</Link>}
      width="read"
    >
      <WhatWasSaid said={said} done={done === null ? null : t('done', { count: done })} />
      {nobody && (
        <EmptyState
          title={t('nobody')}
          action={<Link to={`/${offering}/staff/projects`}>{t('toProjects')}</Link>}
        >
          {t('nobodyText')}
        </EmptyState>
      )}
      {!all && !nobody && (
        <p className={classes.chosen}>{projects.map(({ title }) => title).join(' · ')}</p>
      )}
      {all && <AllDeadlines works={stages} zone={zone} />}
      {all && <h2 className={classes.section}>{t('move')}</h2>}
      {all && !mayMove ? (
        <p className={classes.soft}>{t('onlyInstructors')}</p>
      ) : (
        !nobody && (
          <AskDeadline asked={asked} works={stages}>
            <ProjectFields projects={projects} />
          </AskDeadline>
        )
      )}
      {plan !== null && (!all || mayMove) && (
        <DeadlinePlan
          {...{ asked, plan, projects, offering, requestId, refused: refusedPlan(said) }}
        />
      )}
    </Page>
  );
}
