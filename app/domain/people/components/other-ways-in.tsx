import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import classes from './other-ways-in.module.css';

/** For who has forgotten the password, and for who has no account yet. */
export function OtherWaysIn() {
  const { t } = useTranslation('account');
  return (
    <ul className={classes.ways}>
      <li>
        <Link to="/sign-in/forgot">{t('forgot.link')}</Link>
      </li>
      <li>
        {t('signUp.none')} <Link to="/sign-up">{t('signUp.title')}</Link>
      </li>
    </ul>
  );
}
