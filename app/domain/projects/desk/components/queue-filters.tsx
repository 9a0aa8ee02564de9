import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Bilingual } from '#app/i18n/languages.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { queueOwners, queueSearch, type QueueFilter } from '../queue-filter.ts';
import classes from './queue-filters.module.css';

type QueueFiltersProps = {
  filter: QueueFilter;
  stages: readonly { stage: StageName; title: Bilingual }[];
  /** Of how many a team can be at most. */
  largest: number;
};

/** What the list shows and in which order: every choice is an address. */
export function QueueFilters({ filter, stages, largest }: QueueFiltersProps) {
  const { t } = useTranslation(['feedback', 'desk']);
  const say = useSay();
  const choice = (changed: Partial<QueueFilter>, label: string, on: boolean) => (
    <Link
      key={label}
      to={queueSearch({ ...filter, ...changed }) || '?'}
      aria-current={on ? 'true' : undefined}
    >
      {label}
    </Link>
  );
  return (
    <nav className={classes.filters} aria-label={t('filters')}>
      <p>
        {(['waiting', 'answered', 'all'] as const).map((show) =>
          choice({ show }, t(`show.${show}`), filter.show === show),
        )}
      </p>
      <p>{queueOwners.map((who) => choice({ who }, t(`desk:who.${who}`), filter.who === who))}</p>
      <p>
        {choice({ stage: null }, t('everyStage'), filter.stage === null)}
        {stages.map(({ stage, title }) => choice({ stage }, say(title), filter.stage === stage))}
      </p>
      <p>
        {choice({ size: null }, t('desk:anySize'), filter.size === null)}
        {Array.from({ length: largest }, (_, index) => index + 1).map((size) =>
          choice({ size }, t('desk:teamOf', { count: size }), filter.size === size),
        )}
      </p>
      <p>
        {(['age', 'title'] as const).map((sort) =>
          choice({ sort }, t(`sort.${sort}`), filter.sort === sort),
        )}
      </p>
    </nav>
  );
}
