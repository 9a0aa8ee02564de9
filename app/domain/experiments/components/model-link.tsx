import { CopyButton } from '@mantine/core';
import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SmallButton } from '#app/ui/small-button.tsx';
import classes from './model-link.module.css';

/** The link that opens a kept model, to follow or to give away. */
export function ModelLink({ experiment, model }: { experiment: string; model: string }) {
  const { t } = useTranslation('runs');
  const address = `/playground/${experiment}?model=${model}`;
  const whole = () => new URL(address, window.location.href).href;
  return (
    <span className={classes.model}>
      <Link to={address}>{t('openModel')}</Link>
      <CopyButton value={typeof window === 'undefined' ? address : whole()}>
        {({ copied, copy }) => (
          <SmallButton onClick={copy}>{t(copied ? 'linkCopied' : 'copyLink')}</SmallButton>
        )}
      </CopyButton>
    </span>
  );
}
