import { Button, PasswordInput } from '@mantine/core';
import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Notice } from '#app/ui/notice.tsx';
import classes from './account-section.module.css';

type ChangePasswordFormProps = {
  /** Whether there is a password. */
  has: boolean;
  problem: 'currentWrong' | 'tooManyTries' | 'passwordShort' | 'passwordLong' | undefined;
};

/** Changes a password by the current one; where there is none, or it is forgotten, by a letter. */
export function ChangePasswordForm({ has, problem }: ChangePasswordFormProps) {
  const { t } = useTranslation('account');
  const show = { 'aria-label': t('showPassword') };
  const tooShort = problem === 'passwordShort' || problem === 'passwordLong' ? problem : undefined;
  return (
    <section className={classes.section} aria-labelledby="password">
      <h2 id="password">{t('signIn.passwordTitle')}</h2>
      {problem === 'tooManyTries' && <Notice tone="late">{t('signIn.tooManyTries')}</Notice>}
      {has ? (
        <Form method="post" className={classes.form} noValidate>
          <PasswordInput
            name="current"
            label={t('signIn.current')}
            autoComplete="current-password"
            error={problem === 'currentWrong' && t('signIn.currentWrong')}
            visibilityToggleButtonProps={show}
          />
          <PasswordInput
            name="password"
            label={t('signIn.new')}
            description={t('signUp.passwordHint')}
            autoComplete="new-password"
            error={tooShort && t(`signUp.${tooShort}`)}
            visibilityToggleButtonProps={show}
          />
          <Button type="submit" name="intent" value="password" className={classes.submit}>
            {t('signIn.changePassword')}
          </Button>
        </Form>
      ) : (
        <p>{t('signIn.noPassword')}</p>
      )}
      <p>
        <Link to="/sign-in/forgot">{t('forgot.title')}</Link>
      </p>
    </section>
  );
}
