import { Button, PasswordInput, TextInput } from '@mantine/core';
import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, Link, useActionData, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SentLetter } from '#app/domain/people/components/sent-letter.tsx';
import { emailOf } from '#app/domain/people/person.ts';
import { signUp, type SignUpProblem } from '#app/domain/people/sign-up.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { textOf } from '#app/web/form.ts';
import { mayAskForLetter, noFasterThanUsual, readableLetter, timesOf } from '#app/web/letters.ts';
import classes from './account/account.module.css';

export function loader({ context }: LoaderFunctionArgs) {
  const t = translator(context.language, 'account');
  return { head: { title: t('signUp.title'), description: t('signUp.lead') } };
}

export const meta: MetaFunction<typeof loader> = headOf;

const nothing: SignUpProblem = {};

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const typed = { name: textOf(form, 'name'), email: textOf(form, 'email') };
  const answer = { typed, problem: nothing, tooOften: false, sent: null, letter: null };
  const address = emailOf(typed.email);
  if (!(await mayAskForLetter(context, address))) {
    return data({ ...answer, tooOften: true }, { status: 429 });
  }
  const { language } = context;
  const asked = { ...typed, password: textOf(form, 'password'), language };
  const made = await noFasterThanUsual(signUp(context, asked, timesOf(context)));
  if (!made.ok) return data({ ...answer, problem: made.because }, { status: 422 });
  return data({ ...answer, sent: address, letter: readableLetter(context, made.letter) });
}

/** Asks for an account; it begins when the address is confirmed. */
export default function SignUp() {
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('account');
  const busy = useNavigation().state === 'submitting';
  const { problem, tooOften, sent } = answer ?? { problem: nothing, tooOften: false, sent: null };
  if (typeof sent === 'string') {
    return (
      <Page title={t('signUp.title')} width="read">
        <SentLetter
          title={t('signUp.sentTitle')}
          text={t('signUp.sent', { address: sent })}
          letter={answer?.letter ?? null}
        />
      </Page>
    );
  }
  return (
    <Page title={t('signUp.title')} lead={t('signUp.lead')} width="read">
      {tooOften && <Notice tone="late">{t('signUp.tooOften')}</Notice>}
      <Form method="post" className={classes.form} noValidate>
        <TextInput
          name="name"
          label={t('signUp.name')}
          autoComplete="name"
          defaultValue={answer?.typed.name ?? ''}
          error={problem.name && t(`profile.${problem.name}`)}
        />
        <TextInput
          name="email"
          type="email"
          label={t('signUp.email')}
          autoComplete="username"
          defaultValue={answer?.typed.email ?? ''}
          error={problem.email && t(`signUp.${problem.email}`)}
        />
        <PasswordInput
          name="password"
          label={t('signUp.password')}
          description={t('signUp.passwordHint')}
          autoComplete="new-password"
          error={problem.password && t(`signUp.${problem.password}`)}
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
        />
        <Button type="submit" loading={busy} className={classes.submit}>
          {t('signUp.submit')}
        </Button>
      </Form>
      <p className={classes.below}>
        {t('signUp.have')} <Link to="/sign-in">{t('signUp.signIn')}</Link>
      </p>
    </Page>
  );
}
