import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Day } from '#app/domain/calendar/components/deadline.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { ScrollTable } from '#app/ui/scroll-table.tsx';
import { shownWorks } from '../grading-list.ts';
import { deskPath } from '../grading-places.ts';
import type { HomeworkProgress, StaffGrading } from '../staff-grading.server.ts';
import classes from './grading-list.module.css';

/** How far the marking of each homework is. */
export function ProgressTable({
  progress,
  offering,
}: {
  progress: readonly HomeworkProgress[];
  offering: string;
}) {
  const { t } = useTranslation('grading');
  const say = useSay();
  return (
    <ScrollTable label={t('title')}>
      <thead>
        <tr>
          <th scope="col">{t('homework')}</th>
          <th scope="col" className={classes.number}>
            {t('works')}
          </th>
          <th scope="col" className={classes.number}>
            {t('scored')}
          </th>
          <th scope="col" className={classes.number}>
            {t('waiting')}
          </th>
          <th scope="col" className={classes.number}>
            {t('differing')}
          </th>
          <th scope="col" className={classes.number}>
            {t('regrades')}
          </th>
        </tr>
      </thead>
      <tbody>
        {progress.map((each) => (
          <tr key={each.slug}>
            <th scope="row">
              <Link to={`/${offering}/staff/grading/${each.slug}`}>
                {each.slug.toUpperCase()} · {say(each.title)}
              </Link>
            </th>
            <td className={classes.number}>{each.works}</td>
            <td className={classes.number}>{each.scored}</td>
            <td className={classes.number}>{each.waiting}</td>
            <td className={classes.number}>{each.differing}</td>
            <td className={classes.number}>{each.regrades}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

/** The parts of a homework: how their marks lie, and who marks them. */
export function PartTable({ grading }: { grading: StaffGrading }) {
  const { t } = useTranslation('grading');
  const say = useSay();
  const shown = (points: number | null) =>
    points === null ? '–' : String(Math.round(points * 10) / 10);
  return (
    <ScrollTable label={t('parts')}>
      <thead>
        <tr>
          <th scope="col">{t('part')}</th>
          <th scope="col" className={classes.number}>
            {t('marked')}
          </th>
          <th scope="col" className={classes.number}>
            {t('mean')}
          </th>
          <th scope="col" className={classes.number}>
            {t('median')}
          </th>
          <th scope="col" className={classes.number}>
            {t('range')}
          </th>
          <th scope="col">{t('markers')}</th>
        </tr>
      </thead>
      <tbody>
        {grading.parts.map((part, index) => {
          const numbers = grading.statistics[index];
          const named = grading.markers[part.key] ?? [];
          return (
            <tr key={part.key}>
              <th scope="row">
                {say(part.title)}
                <span className={classes.under}>{t('points', { count: part.points })}</span>
              </th>
              <td className={classes.number}>
                {numbers?.given} / {numbers?.of}
                {numbers !== undefined && numbers.differs > 0 && (
                  <span className={classes.under}>
                    {t('differCount', { count: numbers.differs })}
                  </span>
                )}
              </td>
              <td className={classes.number}>{shown(numbers?.mean ?? null)}</td>
              <td className={classes.number}>{shown(numbers?.median ?? null)}</td>
              <td className={classes.number}>
                {numbers?.lowest == null ? '–' : `${numbers.lowest}–${numbers.highest}`}
              </td>
              <td>
                {named.length === 0 ? t('anybody') : named.map(({ name }) => name).join(', ')}
              </td>
            </tr>
          );
        })}
      </tbody>
    </ScrollTable>
  );
}

/** Which works of a homework are shown; kept in the address. */
export function WorkFilter({ grading, show }: { grading: StaffGrading; show: string }) {
  const { t } = useTranslation('grading');
  const say = useSay();
  const search = (changed: Record<string, string>) => {
    const said = { show, ...(grading.part !== null && { part: grading.part }), ...changed };
    return `?${new URLSearchParams(Object.entries(said).filter(([, value]) => value !== ''))}`;
  };
  return (
    <div className={classes.filters}>
      <nav className={classes.filter} aria-label={t('show')}>
        {shownWorks.map((each) => (
          <Link
            key={each}
            to={search({ show: each })}
            preventScrollReset
            aria-current={each === show ? 'true' : undefined}
          >
            {t(`shows.${each}`)}
          </Link>
        ))}
      </nav>
      {grading.parts.length > 1 && (
        <nav className={classes.filter} aria-label={t('part')}>
          <Link
            to={search({ part: '' })}
            preventScrollReset
            aria-current={grading.part === null ? 'true' : undefined}
          >
            {t('allParts')}
          </Link>
          {grading.parts.map(({ key, title }) => (
            <Link
              key={key}
              to={search({ part: key })}
              preventScrollReset
              aria-current={grading.part === key ? 'true' : undefined}
            >
              {say(title)}
            </Link>
          ))}
        </nav>
      )}
    </div>
  );
}

type WorkTableProps = { grading: StaffGrading; offering: string; zone: string };

/** What was handed in, work by work. */
export function WorkTable({ grading, offering, zone }: WorkTableProps) {
  const { t, i18n } = useTranslation('grading');
  const list = new Intl.ListFormat(i18n.language);
  const say = useSay();
  const { slug, works, parts, part } = grading;
  const shownParts = { onlyPart: part !== null };
  if (works.items.length === 0) {
    return (
      <EmptyState title={t(grading.total === 0 ? 'nothingIn' : 'noneShown')}>
        {t(grading.total === 0 ? 'nothingInText' : 'noneShownText')}
      </EmptyState>
    );
  }
  return (
    <ScrollTable label={t('works')}>
      <thead>
        <tr>
          <th scope="col">{t('work')}</th>
          <th scope="col">{t('handedIn')}</th>
          {parts.map(({ key, title }) => (
            <th key={key} scope="col" className={classes.number}>
              {say(title)}
            </th>
          ))}
          <th scope="col" className={classes.number}>
            {t('whole')}
          </th>
        </tr>
      </thead>
      <tbody>
        {works.items.map((work) => (
          <tr key={work.submission}>
            <th scope="row">
              <Link
                className={classes.name}
                to={deskPath(offering, slug, { submission: work.submission, part }, shownParts)}
              >
                <bdi>{work.names === null ? t('code', work) : list.format(work.names)}</bdi>
              </Link>
              <span className={classes.under}>{t('version', work)}</span>
            </th>
            <td>
              <Day at={work.at} zone={zone} />
            </td>
            {work.parts.map((state) => (
              <td key={state.key} className={classes.number} data-kind={state.kind}>
                {state.kind === 'differs' ? t('differs') : (state.points ?? '–')}
                {work.regrades.includes(state.key) && (
                  <span className={classes.under}>{t('regrade.short')}</span>
                )}
              </td>
            ))}
            <td className={classes.number}>{work.score ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
