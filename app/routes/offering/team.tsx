import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { AskStaff } from '#app/domain/projects/team/components/ask-staff.tsx';
import { InviteClassmates } from '#app/domain/projects/team/components/invite-classmates.tsx';
import { RequestList } from '#app/domain/projects/team/components/request-list.tsx';
import { TeamLink } from '#app/domain/projects/team/components/team-link.tsx';
import { TeamState } from '#app/domain/projects/team/components/team-state.tsx';
import { TeamMembers } from '#app/domain/projects/team/components/team-members.tsx';
import classes from '#app/domain/projects/team/components/team.module.css';
import {
  fewestLetters,
  findClassmates,
  projectTeam,
} from '#app/domain/projects/team/project-team.server.ts';
import { answerTeamForm, type TeamAnswer } from '#app/domain/projects/team/team-form.server.ts';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { sendOrNotReached, unlessNotReached, type NotReached } from '#app/ui/not-reached.ts';
import { Page } from '#app/ui/page.tsx';
import { badRequest, notFound, requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  const { db, course, language, origin } = context;
  const team = await projectTeam(db, course, asker, params.project ?? '');
  if (team === null) throw notFound();
  const words = (new URL(request.url).searchParams.get('q') ?? '').replaceAll('\0', '').trim();
  const short = words !== '' && [...words].length < fewestLetters;
  const found = team.access === 'member' ? await findClassmates(db, asker, words) : [];
  return {
    ...{ team, offering: asker.offering, zone: course.offering(asker.offering).zone },
    search: { words, short, found },
    joinAddress: `${origin}/${asker.offering}/projects/join/`,
    head: { title: translator(language, 'team')('titleOf', { project: team.title }) },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** Changes the team as a form asks; who has left is led to where they can take it back. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  const project = params.project ?? '';
  if ((await projectTeam(context.db, context.course, asker, project)) === null) throw notFound();
  const answer = await answerTeamForm(context, asker, project, await request.formData());
  if (answer === null) throw badRequest();
  if (answer.ok && answer.intent === 'leave') throw redirect(`/${asker.offering}/projects`);
  return data(answer, { status: answer.ok ? 200 : 422 });
}

export { sendOrNotReached as clientAction, unlessNotReached as shouldRevalidate };

/** A project's team: who is in it, who is asked in, and how it can change. */
export default function TeamPage() {
  const { team, offering, zone, search, joinAddress } = useLoaderData<typeof loader>();
  const said = useActionData<TeamAnswer | NotReached>();
  const { t } = useTranslation('team');
  const say = useSay();
  const { members, limit, access, hold, expectation } = team;
  const answer = said !== undefined && 'intent' in said ? said : null;
  const fresh = answer?.ok === true && answer.code !== undefined ? joinAddress + answer.code : null;
  const free = access === 'member' && hold === null;
  const asks = access === 'member' && (hold === 'frozen' || hold === 'approved');
  return (
    <Page
      eyebrow={<Link to={`/${offering}/projects`}>{team.title}</Link>}
      title={t('title')}
      lead={t('lead', { count: members.length, limit })}
      width="read"
    >
      <TeamState team={team} zone={zone} said={said} />
      <TeamMembers team={team} zone={zone} answer={answer} />
      {free && <InviteClassmates team={team} offering={offering} search={search} />}
      {free && members.length < limit && (
        <TeamLink since={team.linkSince} zone={zone} fresh={fresh} />
      )}
      {asks && <AskStaff team={team} search={search} answer={answer} />}
      {team.requests.length > 0 && <RequestList requests={team.requests} zone={zone} />}
      {expectation !== null && (
        <section className={classes.section} aria-labelledby="expectation">
          <h2 id="expectation">{t('expectation')}</h2>
          <p className={classes.text}>{say(expectation)}</p>
        </section>
      )}
    </Page>
  );
}
