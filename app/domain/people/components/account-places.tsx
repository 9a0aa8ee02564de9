import { NavLink } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import classes from './account-places.module.css';

const places = [
  ['/account', 'profile'],
  ['/account/sign-in', 'signIn'],
  ['/account/sessions', 'sessions'],
  ['/account/notifications', 'notifications'],
  ['/account/data', 'data'],
] as const;

/** The pages of one's account, above each of them. */
export function AccountPlaces() {
  const { t } = useTranslation('account');
  return (
    <nav aria-label={t('places.label')} className={classes.places}>
      {places.map(([to, name]) => (
        <NavLink key={to} to={to} end className={classes.place} prefetch="intent">
          {t(`places.${name}`)}
        </NavLink>
      ))}
    </nav>
  );
}
