import { Link, useSearchParams } from '@remix-run/react';
import type { ReactNode } from 'react';
import { changedAddress } from './changed-address.ts';

type SortHeadProps = {
  /** As the address names it. */
  column: string;
  label: string;
  /** What the link does, for whoever does not see the column. */
  says: string;
  /** Which way the list is sorted by it; null where it is not. */
  sorted: 'up' | 'down' | null;
  /** Which way it is sorted first: names from their beginning, scores from the best. */
  first?: 'up' | 'down';
  /** Said below, in small letters. */
  under?: ReactNode;
  className?: string | undefined;
};

/** The head of a column that the list can be sorted by; a second time the other way round. */
export function SortHead(props: SortHeadProps) {
  const { column, label, says, sorted, first = 'up', under, className } = props;
  const [search] = useSearchParams();
  const order = sorted === null ? first : sorted === 'up' ? 'down' : 'up';
  const direction = sorted === 'down' ? 'descending' : 'ascending';
  return (
    <th scope="col" className={className} {...(sorted !== null && { 'aria-sort': direction })}>
      <Link to={changedAddress(search, { sort: column, order, page: null })} aria-label={says}>
        {label}
        {sorted !== null && <span aria-hidden>{sorted === 'down' ? ' ↓' : ' ↑'}</span>}
      </Link>
      {under}
    </th>
  );
}
