import { Button } from '@mantine/core';
import { useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Notice } from '#app/ui/notice.tsx';
import type { SingleSignOnProblem } from '../single-sign-on.server.ts';
import { PasskeyButton } from './passkey-button.tsx';
import classes from './other-proofs.module.css';

/** A provider of single sign-on as a button names it; null when its keeper gave it no name. */
export type NamedProvider = { name: string | null };

/** The ways in beside the form above: each one press. */
export function OtherProofs({ provider }: { provider: NamedProvider | null }) {
  const { t } = useTranslation('waysIn');
  const [search] = useSearchParams();
  const to = search.get('to');
  return (
    <div className={classes.others}>
      <p className={classes.or}>{t('or')}</p>
      {provider !== null && <ProviderButton provider={provider} to={to} />}
      <PasskeyButton to={to} />
    </div>
  );
}

function ProviderButton({ provider, to }: { provider: NamedProvider; to: string | null }) {
  const { t } = useTranslation('waysIn');
  const { name } = provider;
  const query = to === null ? '' : `?${new URLSearchParams({ to })}`;
  return (
    <Button component="a" href={`/sign-in/single-sign-on${query}`} variant="default">
      {name === null ? t('continueWithSingleSignOn') : t('continueWith', { name })}
    </Button>
  );
}

/** Why nobody came in, or nothing was linked. */
export function ProofProblem({ because }: { because: SingleSignOnProblem }) {
  const { t } = useTranslation('waysIn');
  return (
    <div className={classes.problem}>
      <Notice tone="late">{t(`problem.${because}`)}</Notice>
    </div>
  );
}
