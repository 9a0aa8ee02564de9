import { Button } from '@mantine/core';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Notice } from '#app/ui/notice.tsx';
import type { TimeSecretToShow } from '../time-code.server.ts';
import { CodeField, SubmitCode, type CodeTrouble } from './second-factor-code.tsx';
import classes from './second-factor.module.css';

/**
 * Sets up an authenticator app: first why, then the secret with the field for its first code.
 *
 * @param begun the secret that this browser was given, once it has asked
 */
export function SetUpSecondFactor({
  begun,
  because,
}: {
  begun: { token: string; shown: TimeSecretToShow } | null;
  because: CodeTrouble;
}) {
  const { t } = useTranslation('waysIn');
  if (begun === null) {
    return (
      <Form method="post" className={classes.narrow}>
        {because !== undefined && (
          <Notice tone="late">
            {t(because === 'too many tries' ? 'second.tooMany' : 'second.over')}
          </Notice>
        )}
        <p>{t('second.why')}</p>
        <Button type="submit" name="intent" value="begin" className={classes.submit}>
          {t(because === undefined ? 'second.begin' : 'second.beginAgain')}
        </Button>
      </Form>
    );
  }
  const { token, shown } = begun;
  return (
    <Form method="post" className={classes.setUp} noValidate>
      <input type="hidden" name="token" value={token} />
      <Qr {...shown.qr} label={t('second.qr')} />
      <div className={classes.form}>
        <p>{t('second.scan')}</p>
        <p className={classes.secret}>
          <span className={classes.soft}>{t('second.secret')}</span>
          <code>{shown.text}</code>
        </p>
        <CodeField because={because} />
        <SubmitCode label={t('second.confirm')} />
      </div>
    </Form>
  );
}

/** Dark on white in every colour scheme: cameras want it so. */
function Qr({ size, path, label }: TimeSecretToShow['qr'] & { label: string }) {
  return (
    <svg className={classes.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={path} shapeRendering="crispEdges" />
    </svg>
  );
}
