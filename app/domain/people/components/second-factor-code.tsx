import { Button, TextInput } from '@mantine/core';
import { Form, Link, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Notice } from '#app/ui/notice.tsx';
import type { ShownFactor, StrongMeans } from '../second-factor.server.ts';
import { PasskeyButton } from './passkey-button.tsx';
import classes from './second-factor.module.css';

/** Why a code did not do. */
export type CodeTrouble = Extract<ShownFactor, { ok: false }>['because'] | undefined;

/** Asks for a code of the app, or for a passkey: whatever the person has. */
export function SecondFactorCode({
  means,
  to,
  because,
}: {
  means: StrongMeans;
  to: string | null;
  because: CodeTrouble;
}) {
  const { t } = useTranslation('waysIn');
  return (
    <div className={classes.narrow}>
      {means.app && (
        <Form method="post" className={classes.form} noValidate>
          <CodeField because={because} />
          <SubmitCode label={t('second.submit')} />
        </Form>
      )}
      {means.passkey && (
        <div className={classes.form}>
          <p>{t(means.app ? 'second.orPasskey' : 'second.onlyPasskey')}</p>
          <PasskeyButton to={to} />
        </div>
      )}
      <p className={classes.soft}>{t('second.lost')}</p>
    </div>
  );
}

/** Six digits, which phones and password managers fill in by themselves. */
export function CodeField({ because }: { because: CodeTrouble }) {
  const { t } = useTranslation('waysIn');
  return (
    <>
      {because === 'too many tries' && (
        <Notice tone="late">
          {t('second.tooMany')} <Link to="/sign-in/forgot">{t('second.newPassword')}</Link>
        </Notice>
      )}
      <TextInput
        name="code"
        label={t('second.code')}
        description={t('second.codeHint')}
        autoComplete="one-time-code"
        inputMode="numeric"
        className={classes.code}
        error={because === 'wrong' && t('second.wrong')}
      />
    </>
  );
}

export function SubmitCode({ label }: { label: string }) {
  const busy = useNavigation().state === 'submitting';
  return (
    <Button type="submit" loading={busy} className={classes.submit}>
      {label}
    </Button>
  );
}
