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
  AllDeadlines,
  AskDeadline,
  DeadlinePlan,
} from '#app/domain/projects/deadlines/components/deadline-plan.tsx';
import classes from '#app/domain/projects/deadlines/components/deadlines.module.css';
import {
  answerDeadlineForm,
  readAsking,
  type DeadlineAnswer,
} from '#app/domain/projects/deadlines/deadline-form.server.ts';
import { staffDeadlines } from '#app/domain/projects/deadlines/staff-deadlines.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { alsoWhenChanged, sendOrNotReached, type NotReached } from '#app/ui/not-reached.ts';
import { Notice } from '#app/ui/notice.tsx';
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
  const done = search.get('done');
  const chosen =
    deadlines.stages.find(({ stage }) => stage === asked.stage) ??
    deadlines.stages.find(({ due }) => due > asker.at);
  return {
    ...{ code, zone, deadlines, offering: asker.offering, requestId: newId() },
    stage: chosen?.stage ?? '',
    wall: asked.due === null ? (chosen?.wall ?? '') : asked.wall,
    done: done !== null && /^\d{1,4}$/.test(done) ? Number(done) : null,
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
  const answer = said !== undefined && 'typed' in said && !said.ok ? said : null;
  const atField = answer?.because === 'no reason' || answer?.because === 'reason too long';
  const asked = { stage, wall, zone };
  const nobody = projects?.length === 0;
  return (
    <Page
      eyebrow={<Link to={`/${offering}/staff/projects`}>{`${code} · ${t('back')}`}</Link>}
      title={t(projects === null ? 'title' : 'extendTitle')}
      lead={projects === null ? t('lead') : !nobody && t('extendLead', { count: projects.length })}
      width="read"
    >
      <div className={classes.notice}>
        {said?.ok === false && !atField && (
          <Notice tone="late">{t(`refused.${said.because}`)}</Notice>
        )}
        {said === undefined && done !== null && (
          <Notice tone="done">{t('done', { count: done })}</Notice>
        )}
      </div>
      {nobody && (
        <EmptyState
          title={t('nobody')}
          action={<Link to={`/${offering}/staff/projects`}>{t('toProjects')}</Link>}
        >
          {t('nobodyText')}
        </EmptyState>
      )}
      {projects !== null && !nobody && (
        <p className={classes.chosen}>{projects.map(({ title }) => title).join(' · ')}</p>
      )}
      {projects === null && <AllDeadlines stages={stages} zone={zone} />}
      {projects === null && <h2 className={classes.section}>{t('move')}</h2>}
      {projects === null && !mayMove ? (
        <p className={classes.soft}>{t('onlyInstructors')}</p>
      ) : (
        !nobody && <AskDeadline {...{ ...asked, stages, projects }} />
      )}
      {plan !== null && (projects !== null || mayMove) && (
        <DeadlinePlan {...{ ...asked, plan, projects, offering, requestId, answer }} />
      )}
    </Page>
  );
}
