import { Button } from '@mantine/core';
import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { linkIsOpen } from '#app/domain/people/one-time-code.server.ts';
import { signInByLink } from '#app/domain/people/sign-in-by-code.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { finishSignIn } from '#app/web/finish-sign-in.ts';
import { timesOf } from '#app/web/letters.ts';
import classes from './account/account.module.css';

export async function loader({ context, params }: LoaderFunctionArgs) {
  const t = translator(context.language, 'account');
  return {
    open: await linkIsOpen(context.db, params.token ?? '', 'sign_in', new Date()),
    head: { title: t('code.linkTitle'), description: t('code.linkLead') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

export async function action({ context, params, request }: ActionFunctionArgs) {
  const opened = await signInByLink(context, params.token ?? '', timesOf(context));
  if (!opened.ok) return data({ over: true }, { status: 422 });
  const to = new URL(request.url).searchParams.get('to');
  return finishSignIn(context, request, { personId: opened.personId, method: 'code', to });
}

/** Signs in by the link of a letter: by a press, since mail programs open links too. */
export default function SignInByLink() {
  const { open } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('account');
  const busy = useNavigation().state === 'submitting';
  if (!open || answer !== undefined) {
    return (
      <Page title={t('code.linkTitle')} width="read">
        <Notice tone="soon" title={t('forgot.overTitle')}>
          {t('code.over')}
        </Notice>
        <p className={classes.below}>
          <Link to="/sign-in/code">{t('code.anew')}</Link>
        </p>
      </Page>
    );
  }
  return (
    <Page title={t('code.linkTitle')} lead={t('code.linkLead')} width="read">
      <Form method="post">
        <Button type="submit" loading={busy}>
          {t('signUp.signIn')}
        </Button>
      </Form>
    </Page>
  );
}
