import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { may } from '#app/domain/people/permissions.ts';
import { ProjectStages } from '#app/domain/projects/components/project-stages.tsx';
import { StartProject } from '#app/domain/projects/components/start-project.tsx';
import { WaysFromNoProject, WaysFromProject } from '#app/domain/projects/components/ways-on.tsx';
import { AskedForGallery } from '#app/domain/projects/gallery/components/asked-for-gallery.tsx';
import { OwnInvitations } from '#app/domain/projects/team/components/own-invitations.tsx';
import { TeamNotice } from '#app/domain/projects/team/components/team-notice.tsx';
import { ownTeams } from '#app/domain/projects/team/own-teams.server.ts';
import { answerOwnForm } from '#app/domain/projects/team/team-form.server.ts';
import { seesClass } from '#app/domain/projects/presentation/sharing.ts';
import { startProject } from '#app/domain/projects/start-project.server.ts';
import { LifeLine } from '#app/domain/projects/components/life-line.tsx';
import { ProjectGoals } from '#app/domain/projects/goals/components/project-goals.tsx';
import { ownShowing } from '#app/domain/projects/gallery/own-showing.server.ts';
import { askedBy } from '#app/domain/projects/gallery/showing.ts';
import { galleryPoint, lifeLine } from '#app/domain/projects/life-line.ts';
import { OwnReadings } from '#app/domain/projects/peer/components/own-readings.tsx';
import { ownReadings } from '#app/domain/projects/peer/own-readings.server.ts';
import { studentProject } from '#app/domain/projects/student-project.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { badRequest, requirePermission } from '#app/web/require-role.ts';
import classes from './projects.module.css';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  if (may(asker.role, 'give feedback')) throw redirect(`/${asker.offering}/staff/projects`);
  const { db, course, language } = context;
  const { zone, archived, project: plan } = course.offering(asker.offering);
  const head = { title: translator(language, 'projects')('title') };
  const mayStart = may(asker.role, 'work on project') && !archived;
  const own = await studentProject(db, course, asker);
  const showing = own.project && (await ownShowing(db, course, asker, own.project.slug));
  const proposal = plan.stages.find(({ stage }) => stage === 'proposal');
  const points = lifeLine(own.stages, proposal?.decideBy ?? null);
  return {
    ...{ offering: asker.offering, zone, head, mayStart },
    ...own,
    inClass: plan.showApproved === 'class',
    askedBy: askedBy(showing?.gallery?.members ?? []),
    points: showing?.gallery ? [...points, galleryPoint(points, showing.gallery)] : points,
    presentations: plan.presentation !== null && seesClass(asker, plan.presentation),
    teams: await ownTeams(db, course, asker),
    readings: await ownReadings(db, course, asker),
    declined: new URL(request.url).searchParams.get('done') === 'decline',
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'work on project');
  const form = await request.formData();
  if (form.has('intent')) {
    const answer = await answerOwnForm(context, asker, form);
    if (answer === null) throw badRequest();
    if (!answer.ok) return data({ refusal: null, team: answer.because }, { status: 422 });
    if (answer.slug === null) return data({ refusal: null, team: 'declined' as const });
    throw redirect(`/${asker.offering}/projects/${answer.slug}/team`);
  }
  const started = await startProject(context, asker, { title: String(form.get('title') ?? '') });
  if (!started.ok) return data({ refusal: started.because, team: null });
  throw redirect(`/${asker.offering}/projects`);
}

export const meta: MetaFunction<typeof loader> = headOf;

/** One's own project with its stages. */
export default function ProjectsPage() {
  const loaded = useLoaderData<typeof loader>();
  const { project, stages, goals, points, inClass, mayStart, teams, offering, zone } = loaded;
  const { presentations, readings, declined, askedBy: asking } = loaded;
  const said = useActionData<typeof action>();
  const { t } = useTranslation(['projects', 'team', 'peer']);
  const notice = declined && <Notice tone="done">{t('peer:reader.done.decline')}</Notice>;
  if (project === null) {
    return (
      <Page title={t('title')}>
        {notice}
        <TeamNotice said={said?.team ?? null} />
        <OwnInvitations teams={teams} zone={zone} />
        <EmptyState
          title={t('none.title')}
          action={mayStart && <StartProject refusal={said?.refusal ?? undefined} />}
        >
          {t(mayStart ? 'none.text' : 'none.closed')}
        </EmptyState>
        <OwnReadings readings={readings} offering={offering} zone={zone} />
        <WaysFromNoProject {...{ offering, presentations }} toBoard={mayStart} />
      </Page>
    );
  }
  return (
    <Page
      eyebrow={t('own')}
      title={project.title}
      lead={project.team.join(', ')}
      action={<Link to={`/${offering}/projects/${project.slug}/team`}>{t('team:toTeam')}</Link>}
    >
      {notice}
      <OwnInvitations teams={teams} zone={zone} />
      <AskedForGallery by={asking} showing={`/${offering}/projects/${project.slug}/showing`} />
      <div className={classes.line}>
        <LifeLine points={points} zone={zone} />
      </div>
      {goals !== null && <ProjectGoals goals={goals} />}
      <ProjectStages project={project} stages={stages} offering={offering} zone={zone} />
      <OwnReadings readings={readings} offering={offering} zone={zone} />
      <WaysFromProject {...{ offering, presentations, inClass }} project={project.slug} />
    </Page>
  );
}
