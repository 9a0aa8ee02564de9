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
import { SendLater } from '#app/domain/announcements/components/send-later.tsx';
import { SentAnnouncement } from '#app/domain/announcements/components/sent-announcement.tsx';
import { useAudienceName } from '#app/domain/announcements/components/use-audience-name.ts';
import { renderMarkdown } from '#app/domain/people/render-markdown.server.tsx';
import {
  announcementTeams,
  countRecipients,
  staffAnnouncement,
} from '#app/domain/announcements/staff-announcements.server.ts';
import { wallTimeOf } from '#app/domain/calendar/time-travel.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { loadsUnless, sendOrNotReached } from '#app/ui/not-reached.ts';
import { Page } from '#app/ui/page.tsx';
import { notFound, requirePermission } from '#app/web/require-role.ts';

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
export function shouldRevalidate(given: ShouldRevalidateFunctionArgs): boolean {
  const answer = given.actionResult as SaveAnswer | undefined;
  const stays = answer?.ok === false || (answer?.ok === true && answer.kind === 'kept');
  return loadsUnless(stays, given);
}

/** Writes an announcement, or shows who has seen it. */
export default function StaffAnnouncement() {
  const { announcement, body, ...shown } = useLoaderData<typeof loader>();
  const { slug, code, zone, teams, html, count, wall } = shown;
  const said = useActionData<SaveAnswer>();
  const { t } = useTranslation('announcements');
  const audienceName = useAudienceName(teams);
  const { sentAt, sendAt } = announcement;
  const back = <Link to={`/${slug}/staff/announcements`}>{t('staff.all')}</Link>;
  return (
    <Page
      eyebrow={code}
      title={sentAt === null ? t('staff.edit') : announcement.title}
      action={back}
    >
      {sentAt === null ? (
        <AnnouncementEditor
          key={announcement.id}
          {...{ teams, html, count, said }}
          announcement={{ ...announcement, body }}
        >
          <SendLater {...{ sendAt, zone, wall }} />
        </AnnouncementEditor>
      ) : (
        <SentAnnouncement
          announcement={{ ...announcement, sentAt }}
          audience={audienceName(announcement.audience)}
          {...{ html, zone }}
        />
      )}
    </Page>
  );
}
