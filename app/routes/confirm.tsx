import { Button } from '@mantine/core';
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { linkIsOpen } from '#app/domain/people/one-time-code.server.ts';
import { endOtherSessions } from '#app/domain/people/own-sessions.server.ts';
import { confirmAddress } from '#app/domain/people/sign-up.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { finishSignIn } from '#app/web/finish-sign-in.ts';
import { timesOf } from '#app/web/letters.ts';
import classes from './account/account.module.css';

export async function loader({ context, params }: LoaderFunctionArgs) {
  const t = translator(context.language, 'account');
  const { token = '' } = params;
  return {
    open: await linkIsOpen(context.db, token, 'confirm_address', new Date()),
    head: { title: t('confirm.title'), description: t('confirm.lead') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

export async function action({ context, params, request }: ActionFunctionArgs) {
  const confirmed = await confirmAddress(context, params.token ?? '', timesOf(context));
  if (!confirmed.ok) return data({ because: confirmed.because }, { status: 422 });
  const cookies = request.headers.get('Cookie');
  if (confirmed.fresh) {
    const { personId } = confirmed;
    return finishSignIn(context, request, { personId, method: 'code', to: '/account' });
  }
  if (confirmed.changed) {
    const { sessionId } = await context.sessions.validate(cookies);
    await endOtherSessions(context.db, confirmed.personId, sessionId);
  }
  return redirect('/account/sign-in?done=confirmed');
}

/** Confirms an address by a link from a letter: by a press, since mail programs open links too. */
export default function Confirm() {
  const { open } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('account');
  const busy = useNavigation().state === 'submitting';
  if (!open || answer !== undefined) {
    return (
      <Page title={t('confirm.title')} width="read">
        <Notice tone="soon" title={t('forgot.overTitle')}>
          {t(`confirm.${answer?.because ?? 'over'}`)}
        </Notice>
        <p className={classes.below}>
          <Link to="/sign-in">{t('signUp.signIn')}</Link>
        </p>
      </Page>
    );
  }
  return (
    <Page title={t('confirm.title')} lead={t('confirm.lead')} width="read">
      <Form method="post">
        <Button type="submit" loading={busy}>
          {t('confirm.submit')}
        </Button>
      </Form>
    </Page>
  );
}
