import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { BoardFilter } from '../card.ts';
import classes from './board.module.css';

/** Which cards are shown: by links, so that every choice has an address. */
export function BoardFilterLinks({ filter }: { filter: BoardFilter }) {
  const { t } = useTranslation('board');
  const to = (changed: Partial<BoardFilter>) => {
    const { show, tag } = { ...filter, ...changed };
    return `?${new URLSearchParams({ ...(show !== 'all' && { show }), ...(tag !== '' && { tag }) })}`;
  };
  return (
    <nav className={classes.filter} aria-label={t('show')}>
      {(['all', 'people', 'teams'] as const).map((show) => (
        <Link
          key={show}
          to={to({ show })}
          aria-current={filter.show === show ? 'true' : undefined}
          preventScrollReset
        >
          {t(`shown.${show}`)}
        </Link>
      ))}
      {filter.tag !== '' && (
        <Link to={to({ tag: '' })} aria-current="true" preventScrollReset>
          {t('withTag', { tag: filter.tag })}
        </Link>
      )}
    </nav>
  );
}
