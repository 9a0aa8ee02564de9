import { Link, useLocation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import classes from './other-ways-in.module.css';

/** For who has no password or has forgotten it, and for who has no account yet. */
export function OtherWaysIn() {
  const { search } = useLocation();
  const { t } = useTranslation('account');
  return (
    <ul className={classes.ways}>
      <li>
        <Link to={`/sign-in/code${search}`}>{t('code.link')}</Link>
      </li>
      <li>
        <Link to="/sign-in/forgot">{t('forgot.link')}</Link>
      </li>
      <li>
        {t('signUp.none')} <Link to="/sign-up">{t('signUp.title')}</Link>
      </li>
    </ul>
  );
}
