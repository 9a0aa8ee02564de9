import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import list from '#app/domain/announcements/components/announcement-list.module.css';
import { See } from '#app/domain/announcements/components/see.tsx';
import {
  ownAnnouncement,
  ownAnnouncements,
  seeAnnouncement,
} from '#app/domain/announcements/own-announcements.server.ts';
import { TypedText } from '#app/domain/people/components/typed-text.tsx';
import { renderMarkdown } from '#app/domain/people/render-markdown.server.tsx';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { Page } from '#app/ui/page.tsx';
import { notFound, requirePermission } from '#app/web/require-role.ts';
import classes from './announcements.module.css';

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'read announcements');
  const { code, zone } = context.course.offering(asker.offering);
  const asked = new URL(request.url).searchParams.get('read');
  const [announcements, found] = await Promise.all([
    ownAnnouncements(context.db, asker),
    asked === null ? null : ownAnnouncement(context.db, asker, asked),
  ]);
  const t = translator(context.language, 'announcements');
  return {
    ...{ code, zone, announcements },
    gone: asked !== null && found === null,
    open: found && { id: found.id, title: found.title, html: renderMarkdown(found.body) },
    head: { title: `${t('title')} · ${code}`, description: t('description') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** Notes that an announcement was opened. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'read announcements');
  const id = (await request.formData()).get('seen');
  if (!(await seeAnnouncement(context.db, asker, typeof id === 'string' ? id : ''))) {
    throw notFound();
  }
  return { ok: true };
}

/** What staff announced to the reader. */
export default function Announcements() {
  const { code, zone, announcements, open, gone } = useLoaderData<typeof loader>();
  const { t } = useTranslation('announcements');
  const shown = announcements.find(({ id }) => id === open?.id);
  return (
    <Page eyebrow={code} title={t('title')} lead={t('lead')}>
      {announcements.length === 0 ? (
        <EmptyState title={t('empty')}>{gone ? t('gone') : t('emptyText')}</EmptyState>
      ) : (
        <div className={classes.panes} data-open={open !== null}>
          <ul className={`${list.list} ${classes.list}`}>
            {announcements.map(({ id, title, at, unread, urgent }) => (
              <li key={id}>
                <Link
                  to={`?read=${id}`}
                  className={list.item}
                  data-unread={unread || undefined}
                  aria-current={id === open?.id ? 'true' : undefined}
                  preventScrollReset
                >
                  <span className={list.title}>{title}</span>
                  <span className={list.foot}>
                    {unread && <span className={list.mark}>{t('new')}</span>}
                    {urgent && <span className={list.urgent}>{t('urgent')}</span>}
                    <Moment at={at} zone={zone} />
                  </span>
                </Link>
              </li>
            ))}
          </ul>
          {open === null || shown === undefined ? (
            <p className={classes.choose}>{t(gone ? 'gone' : 'choose')}</p>
          ) : (
            <article className={classes.article} aria-labelledby="announcement">
              <Link to="." className={classes.back}>
                {t('back')}
              </Link>
              <h2 id="announcement">{open.title}</h2>
              <p className={classes.by}>
                <span>{t('by', { name: shown.by })}</span>
                <Moment at={shown.at} zone={zone} />
              </p>
              <TypedText html={open.html} />
              <See id={open.id} unread={shown.unread} />
            </article>
          )}
        </div>
      )}
    </Page>
  );
}
