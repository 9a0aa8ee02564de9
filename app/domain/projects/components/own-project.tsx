import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { LifePoint } from '../life-line.ts';
import { LifeLine } from './life-line.tsx';
import classes from './own-project.module.css';

type OwnProjectProps = {
  offering: string;
  /** Null while there is none. */
  own: { title: string } | null;
  /** The names of the team's other members. */
  others: readonly string[];
  points: readonly LifePoint[];
  zone: string;
};

/** One's own project with its team and its life-line. */
export function OwnProject({ offering, own, others, points, zone }: OwnProjectProps) {
  const { t, i18n } = useTranslation('dashboard');
  const names = new Intl.ListFormat(i18n.language).format(others);
  return (
    <section aria-labelledby="project">
      <div className={classes.head}>
        <h2 id="project">
          {own === null ? t('noProject') : <Link to={`/${offering}/projects`}>{own.title}</Link>}
        </h2>
        {own !== null && <p>{others.length === 0 ? t('alone') : t('withTeam', { names })}</p>}
      </div>
      <LifeLine points={points} zone={zone} />
    </section>
  );
}
