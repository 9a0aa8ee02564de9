import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { MailTiming } from '#app/db/generated/enums.ts';
import { chooseMail } from '#app/domain/announcements/stop-mail.server.ts';
import { MailChoice } from '#app/domain/people/components/mail-choice.tsx';
import { mailTopics, timingOf } from '#app/domain/people/mail-topic.ts';
import { mailChoices } from '#app/domain/people/own-mail-choices.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { sendOrNotReached, unlessNotReached } from '#app/ui/not-reached.ts';
import { Page } from '#app/ui/page.tsx';
import { toSignIn } from '#app/web/require-role.ts';
import classes from './notifications.module.css';

export async function loader({ context, request }: LoaderFunctionArgs) {
  if (context.viewer === null) throw toSignIn(request);
  const t = translator(context.language, 'notifications');
  const choices = await mailChoices(context.db, context.viewer.id);
  return {
    topics: mailTopics.map((topic) => ({ topic, timing: timingOf(topic, choices) })),
    head: { title: t('choices.title'), description: t('choices.description') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

export async function action({ context, request }: ActionFunctionArgs) {
  const { viewer, db } = context;
  if (viewer === null) throw toSignIn(request);
  const form = await request.formData();
  const topic = mailTopics.find((known) => known === form.get('topic'));
  const timing = Object.values(MailTiming).find((known) => known === form.get('timing'));
  const known = topic !== undefined && timing !== undefined;
  return { ok: known && (await chooseMail(db, viewer.id, topic, timing)) };
}

export { sendOrNotReached as clientAction, unlessNotReached as shouldRevalidate };

/** What comes by mail, and when: each choice is kept as soon as it is made. */
export default function NotificationChoices() {
  const { topics } = useLoaderData<typeof loader>();
  const { t } = useTranslation('notifications');
  return (
    <Page title={t('choices.title')} lead={t('choices.lead')} width="read">
      {topics.map(({ topic, timing }) => (
        <MailChoice key={topic} topic={topic} timing={timing} />
      ))}
      <p className={classes.digest}>{t('choices.digest')}</p>
    </Page>
  );
}
