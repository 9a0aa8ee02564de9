import { Button, TextInput } from '@mantine/core';
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import {
  Link,
  useActionData,
  useLoaderData,
  type ShouldRevalidateFunctionArgs,
} from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { answerAnnouncementForm } from '#app/domain/announcements/announcement-form.server.ts';
import {
  AnnouncementEditor,
  type SaveAnswer,
} from '#app/domain/announcements/components/announcement-editor.tsx';
import { AnnouncementText } from '#app/domain/announcements/components/announcement-text.tsx';
import { Readers } from '#app/domain/announcements/components/readers.tsx';
import { useAudienceName } from '#app/domain/announcements/components/use-audience-name.ts';
import { renderMarkdown } from '#app/domain/people/render-markdown.server.tsx';
import {
  announcementTeams,
  countRecipients,
  staffAnnouncement,
} from '#app/domain/announcements/staff-announcements.server.ts';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import { wallTimeOf } from '#app/domain/calendar/time-travel.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { Notice } from '#app/ui/notice.tsx';
import { sendOrNotReached } from '#app/ui/not-reached.ts';
import { Page } from '#app/ui/page.tsx';
import { notFound, requirePermission } from '#app/web/require-role.ts';
import classes from './announcement.module.css';

const day = 86_400_000;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'announce');
  const { slug, code, zone } = context.course.offering(asker.offering);
  const found = await staffAnnouncement(context.db, asker, params.announcement ?? '');
  if (found === null) throw notFound();
  const { body, ...announcement } = found;
  const [teams, count] = await Promise.all([
    announcementTeams(context.db, asker),
    found.state === 'sent' ? 0 : countRecipients(context.db, asker, found.audience),
  ]);
  const t = translator(context.language, 'announcements');
  return {
    ...{ slug, code, zone, announcement, teams, count },
    body: found.state === 'sent' ? '' : body,
    html: renderMarkdown(body),
    wall: wallTimeOf(found.sendAt ?? new Date(asker.at.getTime() + day), zone),
    head: { title: `${t('staff.title')} · ${code}`, description: t('staff.description') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

export async function action({ context, request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  // Being led to the sign-in page would take the words typed since then along.
  if (context.viewer === null && form.get('intent') === 'save') {
    return { ok: false, because: 'signed out' } satisfies SaveAnswer;
  }
  const asker = requirePermission(context, request, params.offering, 'announce');
  const { zone } = context.course.offering(asker.offering);
  const id = params.announcement ?? '';
  const answer = await answerAnnouncementForm(context.db, asker, id, zone, form);
  if (!answer.ok || answer.kind === 'kept') return answer;
  const list = `/${asker.offering}/staff/announcements`;
  return redirect(answer.kind === 'discarded' ? list : `${list}/${id}`);
}

export { sendOrNotReached as clientAction };

/** What was kept while typing is on the page already. */
export function shouldRevalidate({ actionResult, ...given }: ShouldRevalidateFunctionArgs) {
  const answer = actionResult as SaveAnswer | undefined;
  const stays = answer?.ok === false || (answer?.ok === true && answer.kind === 'kept');
  return stays ? false : given.defaultShouldRevalidate;
}

/** Writes an announcement, or shows who has seen it. */
export default function StaffAnnouncement() {
  const { announcement, body, ...shown } = useLoaderData<typeof loader>();
  const { slug, code, zone, teams, html, count } = shown;
  const { t } = useTranslation('announcements');
  const audienceName = useAudienceName(teams);
  const back = <Link to={`/${slug}/staff/announcements`}>{t('staff.all')}</Link>;
  const sent = announcement.sentAt !== null;
  return (
    <Page eyebrow={code} title={sent ? announcement.title : t('staff.edit')} action={back}>
      {announcement.sentAt === null ? (
        <AnnouncementEditor
          key={announcement.id}
          {...{ teams, html, count }}
          announcement={{ ...announcement, body }}
          refusal={<Refusal />}
        >
          <Later />
        </AnnouncementEditor>
      ) : (
        <div className={classes.sent}>
          <p className={classes.soft}>
            {t('staff.sentAt')} <Moment at={announcement.sentAt} zone={zone} /> ·{' '}
            {t('staff.for', { audience: audienceName(announcement.audience) })}
            {announcement.urgent && ` · ${t('urgent')}`} · {t('by', { name: announcement.by })}
          </p>
          <AnnouncementText html={html} />
          <Readers readers={announcement.readers} zone={zone} />
        </div>
      )}
    </Page>
  );
}

/** When else it could be sent, and how to be rid of it. */
function Later() {
  const { announcement, zone, wall } = useLoaderData<typeof loader>();
  const { t } = useTranslation('announcements');
  return (
    <>
      {announcement.sendAt !== null && (
        <Notice title={t('staff.scheduledFor')}>
          <Moment at={announcement.sendAt} zone={zone} />. {t('staff.scheduledText')}
        </Notice>
      )}
      <fieldset className={classes.later}>
        <legend>{t('staff.later')}</legend>
        <TextInput
          type="datetime-local"
          name="wall"
          label={t('staff.when', { zone })}
          defaultValue={wall}
        />
        <Button type="submit" variant="default" name="intent" value="schedule">
          {t('staff.schedule')}
        </Button>
        {announcement.sendAt !== null && (
          <Button type="submit" variant="default" name="intent" value="unschedule">
            {t('staff.unschedule')}
          </Button>
        )}
        <Button type="submit" variant="subtle" color="gray" name="intent" value="discard">
          {t('staff.discard')}
        </Button>
      </fieldset>
    </>
  );
}

function Refusal() {
  const answer = useActionData<typeof action>() as SaveAnswer | undefined;
  const { t } = useTranslation('announcements');
  if (answer?.ok !== false) return null;
  const { because } = answer;
  const words =
    because === 'not reached' || because === 'signed out'
      ? t(`staff.unsaved.${because}`)
      : t(`staff.refused.${because}`);
  return <Notice tone="late">{words}</Notice>;
}
