import { Button, TextInput } from '@mantine/core';
import { Form, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Notice } from '#app/ui/notice.tsx';
import classes from './code-form.module.css';

/** Where a code to sign in is asked for. */
export function AskForCode({
  typed,
  problem,
}: {
  typed: string;
  problem: 'wrong' | 'too often' | undefined;
}) {
  const { t } = useTranslation('account');
  const busy = useNavigation().state === 'submitting';
  return (
    <>
      {problem === 'too often' && <Notice tone="late">{t('signUp.tooOften')}</Notice>}
      <Form method="post" className={classes.form} noValidate>
        <TextInput
          name="email"
          type="email"
          label={t('signUp.email')}
          autoComplete="username"
          defaultValue={typed}
          error={problem === 'wrong' && t('signUp.emailWrong')}
        />
        <Button type="submit" loading={busy} className={classes.submit}>
          {t('code.submit')}
        </Button>
      </Form>
    </>
  );
}
