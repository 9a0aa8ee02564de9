import { Button } from '@mantine/core';
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import classes from '#app/domain/projects/team/components/team.module.css';
import { joinByLink, linkedTeam } from '#app/domain/projects/team/team-link.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { Avatar } from '#app/ui/avatar.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'work on project');
  return {
    linked: await linkedTeam(context, asker, params.code ?? ''),
    offering: asker.offering,
    head: { title: translator(context.language, 'team')('join.title') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

export async function action({ context, params, request }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'work on project');
  const joined = await joinByLink(context, asker, params.code ?? '');
  if (!joined.ok) return data(joined.because, { status: 422 });
  throw redirect(`/${asker.offering}/projects/${joined.slug}/team`);
}

/** Where the link to a team leads: which team it is, and one button to enter it. */
export default function JoinTeamPage() {
  const { linked, offering } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation('team');
  if (linked === null) {
    return (
      <Page title={t('join.title')} width="read">
        <EmptyState title={t('join.goneTitle')}>{t('join.goneText')}</EmptyState>
      </Page>
    );
  }
  const { title, team, limit, own, refusal } = linked;
  return (
    <Page eyebrow={t('join.title')} title={title} lead={t('join.lead')} width="read">
      <div className={classes.notice}>
        {refused !== undefined && <Notice tone="late">{t(`refused.${refused}`)}</Notice>}
        {!own && refusal !== null && refused === undefined && (
          <Notice>
            {t(refusal === 'already in a project' ? 'join.placed' : `refused.${refusal}`)}
          </Notice>
        )}
        {own && <Notice tone="done">{t('join.own')}</Notice>}
      </div>
      <section className={classes.section} aria-labelledby="members">
        <h2 id="members">{t('members')}</h2>
        <ul className={classes.list}>
          {team.map((name) => (
            <li key={name}>
              <Avatar name={name} />
              <bdi className={classes.who}>{name}</bdi>
            </li>
          ))}
        </ul>
        <p className={classes.soft}>{t('join.places', { count: limit - team.length, limit })}</p>
      </section>
      {own || refusal !== null ? (
        <Link to={`/${offering}/projects`}>{t(own ? 'join.toProject' : 'join.toProjects')}</Link>
      ) : (
        <Form method="post">
          <Button type="submit">{t('join.button')}</Button>
        </Form>
      )}
    </Page>
  );
}
