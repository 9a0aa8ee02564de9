import { Button } from '@mantine/core';
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { DistanceTo } from '#app/domain/calendar/components/deadline.tsx';
import { momentText } from '#app/domain/calendar/moment.ts';
import { News } from '#app/domain/people/components/news.tsx';
import {
  followNotification,
  ownInbox,
  readAll,
} from '#app/domain/people/own-notifications.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { pageNumber } from '#app/ui/page-number.ts';
import { Page } from '#app/ui/page.tsx';
import type { RequestContext } from '#app/web/context.ts';
import { notFound, requirePerson } from '#app/web/require-role.ts';
import classes from './inbox.module.css';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const recipient = recipientOf(context, request);
  const search = new URL(request.url).searchParams;
  const onlyUnread = search.get('show') === 'unread';
  const page = pageNumber(search);
  const t = translator(context.language, 'notifications');
  return {
    ...(await ownInbox(context.db, recipient, { onlyUnread, page })),
    onlyUnread,
    courses: context.course.offerings.map(({ slug, code, term, zone }) => ({
      ...{ slug, zone },
      name: `${code} · ${term[context.language]}`,
    })),
    head: { title: t('inbox.title'), description: t('inbox.description') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** Follows a line, which reads it; or reads all of them. */
export async function action({ context, request }: ActionFunctionArgs) {
  const recipient = recipientOf(context, request);
  const form = await request.formData();
  if (form.get('intent') === 'read all') {
    await readAll(context.db, recipient);
    return { ok: true as const };
  }
  const id = form.get('notification');
  const path = await followNotification(context.db, recipient, typeof id === 'string' ? id : '');
  if (path === null) throw notFound();
  return redirect(path);
}

function recipientOf(context: RequestContext, request: Request) {
  const { id: personId } = requirePerson(context, request);
  return { personId, roles: context.roles, at: context.clock.now() };
}

/** Everything that the portal has told somebody, in every offering. */
export default function Inbox() {
  const { lines, unread, courses, onlyUnread } = useLoaderData<typeof loader>();
  const { t, i18n } = useTranslation('notifications');
  const language = i18n.language === 'zh' ? 'zh' : 'en';
  const courseOf = (offering: string) => courses.find(({ slug }) => slug === offering);
  return (
    <Page
      title={t('inbox.title')}
      lead={t('inbox.lead', { count: unread })}
      width="read"
      action={
        unread > 0 && (
          <Form method="post">
            <Button type="submit" variant="default" name="intent" value="read all">
              {t('inbox.markAll')}
            </Button>
          </Form>
        )
      }
    >
      <nav aria-label={t('inbox.which')} className={classes.filter}>
        <Link to="/inbox" aria-current={onlyUnread ? undefined : 'page'}>
          {t('inbox.all')}
        </Link>
        <Link to="/inbox?show=unread" aria-current={onlyUnread ? 'page' : undefined}>
          {t('inbox.unread')}
        </Link>
        <Link to="/account/notifications" className={classes.choices}>
          {t('inbox.mailChoices')}
        </Link>
      </nav>
      {lines.length === 0 ? (
        <EmptyState title={t(onlyUnread ? 'inbox.noneUnread' : 'inbox.empty')}>
          {t(onlyUnread ? 'inbox.noneUnreadText' : 'inbox.emptyText')}
        </EmptyState>
      ) : (
        <News
          news={lines}
          moment={(at) => <DistanceTo at={at} />}
          say={(at, offering) => momentText(at, courseOf(offering)?.zone ?? 'UTC', language)}
          from={(offering) => courseOf(offering)?.name ?? offering}
        />
      )}
      <Pages />
    </Page>
  );
}

function Pages() {
  const { page, pages, onlyUnread } = useLoaderData<typeof loader>();
  const { t } = useTranslation('notifications');
  if (pages === 1) return null;
  const to = (number: number) => `?${onlyUnread ? 'show=unread&' : ''}page=${number}`;
  return (
    <nav aria-label={t('inbox.pages')} className={classes.pages}>
      {page > 1 && <Link to={to(page - 1)}>{t('inbox.newer')}</Link>}
      <span>{t('inbox.page', { page, pages })}</span>
      {page < pages && <Link to={to(page + 1)}>{t('inbox.older')}</Link>}
    </nav>
  );
}
