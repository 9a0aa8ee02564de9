import { Button, PasswordInput } from '@mantine/core';
import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { resetPassword } from '#app/domain/people/change-password.server.ts';
import { linkIsOpen } from '#app/domain/people/one-time-code.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { textOf } from '#app/web/form.ts';
import { finishSignIn } from '#app/web/finish-sign-in.ts';
import { timesOf } from '#app/web/letters.ts';
import classes from './account/account.module.css';

export async function loader({ context, params }: LoaderFunctionArgs) {
  const t = translator(context.language, 'account');
  const { token = '' } = params;
  return {
    open: await linkIsOpen(context.db, token, 'reset_password', new Date()),
    head: { title: t('forgot.title'), description: t('forgot.newLead') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

export async function action({ context, params, request }: ActionFunctionArgs) {
  const password = textOf(await request.formData(), 'password');
  const input = { link: params.token ?? '', password };
  const reset = await resetPassword(context, input, timesOf(context));
  if (!reset.ok) return data({ because: reset.because }, { status: 422 });
  return finishSignIn(context, request, { personId: reset.personId, method: 'code', to: null });
}

/** Sets a password by a link from a letter. */
export default function Reset() {
  const { open } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('account');
  const busy = useNavigation().state === 'submitting';
  if (!open || answer?.because === 'over') {
    return (
      <Page title={t('forgot.title')} width="read">
        <Notice tone="soon" title={t('forgot.overTitle')}>
          {t('forgot.over')}
        </Notice>
        <p className={classes.below}>
          <Link to="/sign-in/forgot">{t('forgot.again')}</Link>
        </p>
      </Page>
    );
  }
  return (
    <Page title={t('forgot.title')} lead={t('forgot.newLead')} width="read">
      <Form method="post" className={classes.form} noValidate>
        <PasswordInput
          name="password"
          label={t('forgot.password')}
          description={t('signUp.passwordHint')}
          autoComplete="new-password"
          error={answer && t(`signUp.${answer.because}`)}
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
        />
        <Button type="submit" loading={busy} className={classes.submit}>
          {t('forgot.set')}
        </Button>
      </Form>
    </Page>
  );
}
