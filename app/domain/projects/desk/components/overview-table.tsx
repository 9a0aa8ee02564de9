import { Link, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { StageName } from '#app/db/generated/enums.ts';
import { DistanceTo } from '#app/domain/calendar/components/deadline.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import type { Bilingual } from '#app/i18n/languages.ts';
import { ScrollTable } from '#app/ui/scroll-table.tsx';
import { Tick, TickAll } from '#app/ui/tick.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import { sortedBy, type OverviewQuery, type OverviewSort } from '../overview-query.ts';
import type { OverviewRow } from '../overview.ts';
import classes from './overview.module.css';

type OverviewTableProps = {
  rows: readonly OverviewRow[];
  stages: readonly { stage: StageName; title: Bilingual }[];
  query: OverviewQuery;
  offering: string;
};

/** A line for each project: where each stage stands, who answers, what stands out. */
export function OverviewTable({ rows, stages, query, offering }: OverviewTableProps) {
  const { t } = useTranslation(['desk', 'deadlines']);
  const say = useSay();
  return (
    <ScrollTable label={t('overview.title')} className={classes.table} frame={classes.scroll}>
      <thead>
        <tr>
          <th scope="col">
            <TickAll name="project" label={t('deadlines:select.all')} />
          </th>
          <Head sort="title" query={query} label={t('overview.project')} />
          {stages.map(({ stage, title }) => (
            <th key={stage} scope="col">
              {say(title)}
            </th>
          ))}
          <Head sort="person" query={query} label={t('overview.person')} />
          <Head sort="activity" query={query} label={t('overview.activity')} />
          <th scope="col">{t('overview.flags')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.slug} row={row} stages={stages} offering={offering} />
        ))}
      </tbody>
    </ScrollTable>
  );
}

type HeadProps = { sort: OverviewSort; query: OverviewQuery; label: string };

function Head({ sort, query, label }: HeadProps) {
  const [search] = useSearchParams();
  const { descending } = query;
  const sorted = sort === query.sort;
  return (
    <th scope="col" {...(sorted && { 'aria-sort': descending ? 'descending' : 'ascending' })}>
      <Link to={sortedBy(search, sort)}>
        {label}
        {sorted && <span aria-hidden>{descending ? ' ↓' : ' ↑'}</span>}
      </Link>
    </th>
  );
}

type RowProps = {
  row: OverviewRow;
  stages: OverviewTableProps['stages'];
  offering: string;
};

function Row({ row, stages, offering }: RowProps) {
  const { t } = useTranslation(['desk', 'deadlines']);
  const say = useSay();
  const { slug, title, team, answers, conflict, activeAt, flags } = row;
  return (
    <tr>
      <td>
        <Tick name="project" value={slug} label={t('deadlines:select.one', { title })} />
      </td>
      <th scope="row">
        <Link className={classes.title} to={`/${offering}/staff/projects/${slug}`}>
          {title}
        </Link>
        <span className={classes.soft}>
          {team.length === 0 ? t('overview.noTeam') : team.join(', ')}
        </span>
      </th>
      {stages.map(({ stage, title: named }) => {
        const one = row.stages.find((each) => each.stage === stage);
        if (one === undefined) return <td key={stage} />;
        const mark = <StateMark state={one.state} short />;
        return (
          <td key={stage}>
            {one.version === null ? (
              mark
            ) : (
              <Link
                className={classes.mark}
                to={`/${offering}/staff/queue/${slug}/${stage}`}
                title={t('project.review', { stage: say(named) })}
              >
                {mark}
              </Link>
            )}
            {one.unread > 0 && (
              <span className={classes.new}>{t('overview.new', { count: one.unread })}</span>
            )}
          </td>
        );
      })}
      <td>
        {answers?.name ?? <span className={classes.soft}>{t('overview.nobody')}</span>}
        {conflict && <span className={classes.soft}>{t('overview.conflict')}</span>}
      </td>
      <td className={classes.time}>
        <DistanceTo at={activeAt} />
      </td>
      <td>
        <ul className={classes.flags}>
          {flags.map((flag) => (
            <li key={flag} data-flag={flag}>
              {t(`flag.${flag}`)}
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}
