import { Link, useParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Day } from '#app/domain/calendar/components/deadline.tsx';
import { ScrollTable } from '#app/ui/scroll-table.tsx';
import { SortHead } from '#app/ui/sort-head.tsx';
import type { RosterSort } from '../roster-query.ts';
import type { RosterEntry } from '../staff-roster.server.ts';
import classes from './roster-table.module.css';

type RosterTableProps = {
  people: readonly RosterEntry[];
  zone: string;
  sort: RosterSort;
  descending: boolean;
};

const columns = ['name', 'role', 'section', 'group', 'number', 'since'] as const;

/** The people of an offering, each leading to their own page; a head sorts by its column. */
export function RosterTable({ people, zone, sort, descending }: RosterTableProps) {
  const { t } = useTranslation('roster');
  const { offering } = useParams();
  return (
    <ScrollTable label={t('title')} className={classes.table}>
      <thead>
        <tr>
          {columns.map((column) => (
            <SortHead
              key={column}
              column={column}
              label={t(column)}
              says={t('sortBy', { column: t(column) })}
              sorted={column === sort ? (descending ? 'down' : 'up') : null}
            />
          ))}
        </tr>
      </thead>
      <tbody>
        {people.map(({ id, name, email, role, section, group, number, since, listed }) => (
          <tr key={id}>
            <th scope="row">
              <Link className={classes.name} to={`/${offering}/staff/roster/${id}`}>
                <bdi>{name}</bdi>
              </Link>
              <span className={classes.email}>
                {email}
                {!listed && ` · ${t('hidden')}`}
              </span>
            </th>
            <td>{t(`role_${role}`)}</td>
            <td>{section}</td>
            <td>{group}</td>
            <td>{number}</td>
            <td className={classes.since}>
              <Day at={since} zone={zone} />
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
