import { Link, useLocation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Notice } from '#app/ui/notice.tsx';
import classes from './mail-refused.module.css';

/** Tells staff why a course of theirs shows them no more than a visitor, and leads to the remedy. */
export function SecondFactorWanted() {
  const { t } = useTranslation('frame');
  const { pathname, search } = useLocation();
  const to = encodeURIComponent(pathname + search);
  return (
    <div className={classes.refused}>
      <Notice tone="soon">
        {t('secondFactor.wanted')}{' '}
        <Link to={`/sign-in/second?to=${to}`}>{t('secondFactor.show')}</Link>
      </Notice>
    </div>
  );
}
