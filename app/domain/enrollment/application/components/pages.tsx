import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { applicationSearch, type ApplicationFilter } from '../application-filter.ts';
import classes from './pages.module.css';

type PagesProps = { filter: ApplicationFilter; pages: number; count: number };

/** To the page before and after, when there is more than one. */
export function Pages({ filter, pages, count }: PagesProps) {
  const { t } = useTranslation('applications');
  const { page } = filter;
  const to = (other: number) => applicationSearch({ ...filter, page: other }) || '?';
  if (pages === 1) return null;
  return (
    <nav className={classes.pages} aria-label={t('staff.pages')}>
      {page > 1 && <Link to={to(page - 1)}>{t('staff.newer')}</Link>}
      <span>{t('staff.page', { page, pages, count })}</span>
      {page < pages && <Link to={to(page + 1)}>{t('staff.older')}</Link>}
    </nav>
  );
}
