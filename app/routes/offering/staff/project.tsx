import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { DeskStages } from '#app/domain/projects/desk/components/desk-stages.tsx';
import {
  AssignForm,
  AssignmentHistory,
  Conflicts,
} from '#app/domain/projects/desk/components/project-desk.tsx';
import classes from '#app/domain/projects/desk/components/project-desk.module.css';
import { answerDeskForm, type DeskAnswer } from '#app/domain/projects/desk/desk-form.server.ts';
import { projectDesk } from '#app/domain/projects/desk/project-desk.server.ts';
import { Extensions } from '#app/domain/syllabus/deadlines/components/extensions.tsx';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { sendOrNotReached, unlessNotReached, type NotReached } from '#app/ui/not-reached.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { badRequest, notFound, requirePermission } from '#app/web/require-role.ts';

const told = ['assign', 'conflict', 'no-conflict', 'extend', 'take-back-extension'] as const;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'give feedback');
  const { db, course, language } = context;
  const { code, zone } = course.offering(asker.offering);
  const desk = await projectDesk(db, course, asker, params.project ?? '');
  if (desk === null) throw notFound();
  const done = new URL(request.url).searchParams.get('done');
  return {
    ...{ code, zone, desk, offering: asker.offering },
    done: told.find((intent) => intent === done) ?? null,
    head: {
      title: `${desk.project.title} · ${code}`,
      description: translator(language, 'desk')('project.description'),
    },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

export async function action({ context, params, request }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'give feedback');
  const project = params.project ?? '';
  const answer = await answerDeskForm(context, asker, project, await request.formData());
  if (answer === null) throw badRequest();
  if (!answer.ok && answer.because === 'not found') throw notFound();
  if (!answer.ok) return data(answer, { status: 422 });
  throw redirect(`/${asker.offering}/staff/projects/${project}?done=${answer.intent}`);
}

export { sendOrNotReached as clientAction, unlessNotReached as shouldRevalidate };

/** One project as staff arrange it: where it stands, who answers it, who must not. */
export default function ProjectPage() {
  const { code, zone, offering, desk, done } = useLoaderData<typeof loader>();
  const said = useActionData<DeskAnswer | NotReached>();
  const { t } = useTranslation(['desk', 'deadlines']);
  const answer = said !== undefined && 'intent' in said ? said : null;
  const { project, flags } = desk;
  return (
    <Page
      eyebrow={<Link to={`/${offering}/staff/projects`}>{`${code} · ${t('project.back')}`}</Link>}
      title={project.title}
      lead={project.team.length === 0 ? t('overview.noTeam') : project.team.join(', ')}
      action={<Link to={`/${offering}/projects/${project.slug}/team`}>{t('project.team')}</Link>}
    >
      <div className={classes.notice}>
        {said?.ok === false && said.because === 'not reached' && (
          <Notice tone="late">{t('project.refused.not reached')}</Notice>
        )}
        {answer?.ok === false && (answer.because === 'used' || answer.because === 'archived') && (
          <Notice tone="late">{t(`project.refused.${answer.because}`)}</Notice>
        )}
        {said === undefined && done !== null && (
          <Notice tone="done">{t(`project.done.${done}`)}</Notice>
        )}
      </div>
      {flags.length > 0 && (
        <p className={classes.flags}>{flags.map((flag) => t(`flag.${flag}`)).join(' · ')}</p>
      )}
      <DeskStages {...{ offering, zone, desk }} />
      <AssignForm desk={desk} answer={answer} />
      <Extensions
        extensions={desk.extensions}
        lead={t('deadlines:own.lead')}
        zone={zone}
        give={`/${offering}/staff/deadlines?of=projects&project=${project.slug}`}
      />
      <Conflicts key={desk.conflicts.length} desk={desk} answer={answer} zone={zone} />
      <AssignmentHistory desk={desk} zone={zone} />
    </Page>
  );
}
