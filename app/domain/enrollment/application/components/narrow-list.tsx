import { NavLink } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { ApplicationLine } from '../staff-applications.server.ts';
import classes from './application-list.module.css';
import { StateWord } from './state-word.tsx';

type NarrowListProps = {
  offering: string;
  lines: readonly ApplicationLine[];
  search: string;
};

/** The applications of the list beside the open one. */
export function NarrowList({ offering, lines, search }: NarrowListProps) {
  const { t } = useTranslation('applications');
  return (
    <ol className={classes.narrow}>
      {lines.map((line) => (
        <li key={line.id}>
          <NavLink to={`/${offering}/staff/applications/${line.id}${search}`} prefetch="intent">
            <span className={classes.name}>{line.name}</span>
            <span className={classes.small}>
              <StateWord line={line} />
              {line.own !== null && <span>{t('staff.scoreOf', { score: line.own })}</span>}
            </span>
          </NavLink>
        </li>
      ))}
    </ol>
  );
}
