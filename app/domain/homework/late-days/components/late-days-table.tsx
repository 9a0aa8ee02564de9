import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Deadline } from '#app/domain/calendar/components/deadline.tsx';
import { useLateWords } from '#app/domain/calendar/components/late-words.ts';
import { lateUnit } from '#app/domain/calendar/late-policy.ts';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { ScrollTable } from '#app/ui/scroll-table.tsx';
import { SortHead } from '#app/ui/sort-head.tsx';
import { Tick, TickAll } from '#app/ui/tick.tsx';
import { lateDaysColumns, type LateDaysQuery, type LateDaysSort } from '../late-days-query.ts';
import type { LateDaysLine, StaffLateDays } from '../staff-late-days.server.ts';
import classes from './late-days-table.module.css';

type LateDaysTableProps = Pick<StaffLateDays, 'people' | 'works' | 'policy'> & {
  query: LateDaysQuery;
  offering: string;
  zone: string;
};

/** A line for each person: what is used and left, on what it went, and who has more time. */
export function LateDaysTable(props: LateDaysTableProps) {
  const { people, works, policy, query, offering, zone } = props;
  const { t } = useTranslation('lateDays');
  const say = useSay();
  const { sort, descending } = query;
  const nameOf = (column: LateDaysSort) =>
    column === 'used' ? t(`staff.used.${lateUnit(policy)}`) : t(`staff.${column}`);
  return (
    <ScrollTable label={useLateWords(policy).everybody} className={classes.table}>
      <thead>
        <tr>
          <th scope="col">
            <TickAll name="person" label={t('staff.tickAll')} />
          </th>
          {lateDaysColumns(policy).map((column) => (
            <SortHead
              key={column}
              column={column}
              label={nameOf(column)}
              says={t('staff.sortBy', { column: nameOf(column) })}
              sorted={column === sort ? (descending ? 'down' : 'up') : null}
            />
          ))}
          {works.map(({ key, title, released }) => (
            <th key={key} scope="col">
              {released === null ? say(title) : key.toUpperCase()}
            </th>
          ))}
          <th scope="col">{t('staff.extensions')}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <Line key={person.id} {...{ person, works, offering, zone }} />
        ))}
      </tbody>
    </ScrollTable>
  );
}

type LineProps = Pick<LateDaysTableProps, 'works' | 'offering' | 'zone'> & { person: LateDaysLine };

function Line({ person, works, offering, zone }: LineProps) {
  const { t } = useTranslation('lateDays');
  const say = useSay();
  const { id, name, role, used, left, charges, extensions } = person;
  const nameOf = (key: string) => {
    const work = works.find((each) => each.key === key);
    return work === undefined || work.released !== null ? key.toUpperCase() : say(work.title);
  };
  return (
    <tr>
      <td>
        <Tick name="person" value={id} label={t('staff.tick', { name })} />
      </td>
      <th scope="row">
        <Link className={classes.name} to={`/${offering}/staff/late-days/${id}`}>
          <bdi>{name}</bdi>
        </Link>
        {role === 'waitlisted' && <span className={classes.soft}>{t('staff.waitlisted')}</span>}
      </th>
      <td className={classes.number}>{used}</td>
      {left !== null && (
        <td className={classes.number} data-none={left === 0}>
          {left}
        </td>
      )}
      {works.map(({ key }) => (
        <td key={key} className={classes.number}>
          {(charges[key] ?? 0) > 0 && charges[key]}
        </td>
      ))}
      <td>
        {extensions.map(({ key, due }) => (
          <span key={key} className={classes.extension}>
            {nameOf(key)} {t('staff.until')} <Deadline at={due} zone={zone} size="short" done />
          </span>
        ))}
      </td>
    </tr>
  );
}
