import { Button } from '@mantine/core';
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { RealMoment } from '#app/domain/calendar/components/real-moment.tsx';
import { SessionList } from '#app/domain/people/components/session-list.tsx';
import {
  endOtherSessions,
  endOwnSession,
  ownSessions,
} from '#app/domain/people/own-sessions.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { textOf } from '#app/web/form.ts';
import { requirePerson } from '#app/web/require-role.ts';
import classes from './account.module.css';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { id } = requirePerson(context, request);
  const { sessionId } = await context.sessions.validate(request.headers.get('Cookie'));
  const ended = new URL(request.url).searchParams.get('ended');
  const t = translator(context.language, 'account');
  return {
    sessions: await ownSessions(context.db, id, sessionId, new Date()),
    ended: ended === null ? null : Number.parseInt(ended, 10) || 0,
    head: { title: t('sessions.title'), description: t('sessions.lead') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

export async function action({ context, request }: ActionFunctionArgs) {
  const { id } = requirePerson(context, request);
  const form = await request.formData();
  if (form.has('others')) {
    const { sessionId } = await context.sessions.validate(request.headers.get('Cookie'));
    const count = await endOtherSessions(context.db, id, sessionId);
    return redirect(`/account/sessions?ended=${count}`);
  }
  await endOwnSession(context.db, id, textOf(form, 'session'));
  return redirect('/account/sessions?ended');
}

/** Where one is signed in; each session but this one can be ended. */
export default function Sessions() {
  const { sessions, ended } = useLoaderData<typeof loader>();
  const { t } = useTranslation('account');
  const others = sessions.some(({ current }) => !current);
  return (
    <Page
      title={t('sessions.title')}
      lead={t('sessions.lead')}
      width="read"
      action={
        others && (
          <Form method="post">
            <Button type="submit" name="others" value="end">
              {t('sessions.endOthers')}
            </Button>
          </Form>
        )
      }
    >
      {ended !== null && (
        <Notice tone="done">
          {ended === 0 ? t('sessions.ended') : t('sessions.othersEnded', { count: ended })}
        </Notice>
      )}
      <SessionList sessions={sessions} moment={(at) => <RealMoment at={at} />} />
      {!others && <p className={classes.soft}>{t('sessions.onlyThis')}</p>}
    </Page>
  );
}
