import { Link, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import classes from './page-links.module.css';

type PageLinksProps = { page: number; pages: number };

/** To the page before and after of a long list, by `page` in its address; nothing for one page. */
export function PageLinks({ page, pages }: PageLinksProps) {
  const { t } = useTranslation('ui');
  const [search] = useSearchParams();
  if (pages <= 1) return null;
  const to = (other: number) => {
    const next = new URLSearchParams(search);
    if (other === 1) next.delete('page');
    else next.set('page', String(other));
    return `?${next}`;
  };
  return (
    <nav className={classes.pages} aria-label={t('pages.label')}>
      {page > 1 && <Link to={to(page - 1)}>{t('pages.previous')}</Link>}
      <span>{t('pages.here', { page, pages })}</span>
      {page < pages && <Link to={to(page + 1)}>{t('pages.next')}</Link>}
    </nav>
  );
}
