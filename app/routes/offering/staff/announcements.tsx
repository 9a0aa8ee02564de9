import { Button } from '@mantine/core';
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import list from '#app/domain/announcements/components/announcement-list.module.css';
import { useAudienceName } from '#app/domain/announcements/components/use-audience-name.ts';
import {
  announcementTeams,
  staffAnnouncements,
} from '#app/domain/announcements/staff-announcements.server.ts';
import { beginAnnouncement } from '#app/domain/announcements/write-announcement.server.ts';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { Page } from '#app/ui/page.tsx';
import { notFound, requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'announce');
  const { slug, code, zone } = context.course.offering(asker.offering);
  const [announcements, teams] = await Promise.all([
    staffAnnouncements(context.db, asker),
    announcementTeams(context.db, asker),
  ]);
  const t = translator(context.language, 'announcements');
  return {
    ...{ slug, code, zone, announcements, teams },
    newId: newId(),
    head: { title: `${t('staff.title')} · ${code}`, description: t('staff.description') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** Begins a draft; pressed twice, it is one. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'announce');
  const id = (await request.formData()).get('id');
  if (typeof id !== 'string' || !(await beginAnnouncement(context.db, asker, id))) throw notFound();
  return redirect(`/${asker.offering}/staff/announcements/${id}`);
}

/** Everything that staff announced or are writing. */
export default function StaffAnnouncements() {
  const shown = useLoaderData<typeof loader>();
  const { slug, code, zone, announcements, teams } = shown;
  const { t } = useTranslation('announcements');
  const audienceName = useAudienceName(teams);
  return (
    <Page
      eyebrow={code}
      title={t('staff.title')}
      lead={t('staff.lead')}
      action={
        <Form method="post">
          <Button type="submit" name="id" value={shown.newId}>
            {t('staff.begin')}
          </Button>
        </Form>
      }
    >
      {announcements.length === 0 ? (
        <EmptyState title={t('staff.empty')}>{t('staff.emptyText')}</EmptyState>
      ) : (
        <ul className={list.list}>
          {announcements.map(({ id, title, audience, urgent, state, at, seen, told, by }) => (
            <li key={id}>
              <Link to={`/${slug}/staff/announcements/${id}`} className={list.item}>
                <span className={list.title}>{title === '' ? t('staff.untitled') : title}</span>
                <span className={list.foot}>
                  <span className={state === 'sent' ? undefined : list.mark}>
                    {t(`staff.state.${state}`)}
                  </span>
                  <Moment at={at} zone={zone} />
                  <span>{audienceName(audience)}</span>
                  {urgent && <span className={list.urgent}>{t('urgent')}</span>}
                  <span>{t('by', { name: by })}</span>
                  {state === 'sent' && <span>{t('staff.seen', { seen, told })}</span>}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
