import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Notice } from '#app/ui/notice.tsx';
import classes from './mail-refused.module.css';

/** Tells somebody, on every page, that mail does not reach them and how to mend it. */
export function MailRefused({ email }: { email: string }) {
  const { t } = useTranslation('frame');
  return (
    <div className={classes.refused}>
      <Notice tone="soon" title={t('refused.title')}>
        {t('refused.text', { email })} <Link to="/account">{t('refused.mend')}</Link>
      </Notice>
    </div>
  );
}
