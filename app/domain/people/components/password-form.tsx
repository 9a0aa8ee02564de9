import { Button, PasswordInput, TextInput } from '@mantine/core';
import { Form, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Notice } from '#app/ui/notice.tsx';
import classes from './password-form.module.css';

/** What was wrong with what was typed, by keys of the catalogue. */
export type SignInProblem = {
  email?: 'emailMissing' | 'emailWrong';
  password?: 'passwordMissing';
  both?: 'noMatch' | 'tooManyTries' | 'noSuchButton';
};

/**
 * Address and password. The address comes back with every answer, so nothing has to be typed
 * twice, with and without scripts.
 */
export function PasswordForm({ typed, problem }: { typed: string; problem: SignInProblem }) {
  const { t } = useTranslation('people');
  const busy = useNavigation().state === 'submitting';
  return (
    <Form method="post" className={classes.form} noValidate>
      {problem.both !== undefined && <Notice tone="late">{t(problem.both)}</Notice>}
      <TextInput
        name="email"
        type="email"
        label={t('email')}
        autoComplete="username webauthn"
        defaultValue={typed}
        error={problem.email && t(problem.email)}
        required
        withAsterisk={false}
      />
      <PasswordInput
        name="password"
        label={t('password')}
        autoComplete="current-password"
        error={problem.password && t(problem.password)}
        visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
        required
        withAsterisk={false}
      />
      <Button type="submit" loading={busy} className={classes.submit}>
        {t('submit')}
      </Button>
    </Form>
  );
}
