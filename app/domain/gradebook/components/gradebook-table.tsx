import { Link, useParams } from '@remix-run/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { ScrollTable } from '#app/ui/scroll-table.tsx';
import { SortHead } from '#app/ui/sort-head.tsx';
import type { GradeItem } from '../grade-items.ts';
import type { GradebookQuery } from '../gradebook-query.ts';
import type { GradebookRow } from '../gradebook-row.ts';
import { GradebookCellView } from './gradebook-cell.tsx';
import classes from './gradebook-table.module.css';

type GradebookTableProps = {
  items: readonly GradeItem[];
  rows: readonly GradebookRow[];
  query: GradebookQuery;
};

/** Everybody's scores; each can be changed in its place, and is saved by itself. */
export function GradebookTable({ items, rows, query }: GradebookTableProps) {
  const { t } = useTranslation('gradebook');
  const say = useSay();
  const { offering } = useParams();
  // What has been changed since the page was loaded, which is not loaded anew for one cell.
  const [changed, setChanged] = useState<Record<string, GradebookRow>>({});
  return (
    <ScrollTable label={t('title')} className={classes.table} frame={classes.frame}>
      <thead>
        <tr>
          <Head sort="name" query={query} label={t('name')} />
          {items.map(({ key, title, component, outOf }) => (
            <Head
              key={key}
              sort={key}
              query={query}
              label={component === 'homework' ? key.toUpperCase() : say(title)}
              under={t('outOf', { outOf })}
              name={say(title)}
            />
          ))}
          <Head sort="grade" query={query} label={t('grade')} />
        </tr>
      </thead>
      <tbody>
        {rows.map((loaded) => {
          const row = changed[loaded.id] ?? loaded;
          return (
            <tr key={row.id}>
              <th scope="row">
                <Link className={classes.name} to={`/${offering}/staff/gradebook/${row.id}`}>
                  <bdi>{row.name}</bdi>
                </Link>
                {row.role === 'waitlisted' && (
                  <span className={classes.under}>{t('waitlisted')}</span>
                )}
              </th>
              {items.map((item) => (
                <GradebookCellView
                  key={item.key}
                  {...{ row, item, t }}
                  title={say(item.title)}
                  onSaved={(saved) => {
                    setChanged((before) => ({ ...before, [saved.id]: saved }));
                  }}
                />
              ))}
              <td className={classes.grade}>
                {row.grade.percent === null ? '–' : Math.round(row.grade.percent * 10) / 10}
                <span className={classes.letter}>{row.grade.letter}</span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </ScrollTable>
  );
}

type HeadProps = {
  sort: string;
  query: GradebookQuery;
  label: string;
  under?: string;
  /** In full, where the label is short. */
  name?: string;
};

/** A head sorts by its column: what is best comes first, and names from their beginning. */
function Head({ sort, query, label, under, name = label }: HeadProps) {
  const { t } = useTranslation('gradebook');
  const direction = query.descending ? 'down' : 'up';
  return (
    <SortHead
      column={sort}
      label={label}
      says={t('sortBy', { column: name })}
      sorted={query.sort === sort ? direction : null}
      first={sort === 'name' ? 'up' : 'down'}
      under={under !== undefined && <span className={classes.under}>{under}</span>}
      className={sort === 'name' ? undefined : classes.number}
    />
  );
}
