import { useTranslation } from 'react-i18next';
import { Day } from '#app/domain/calendar/components/deadline.tsx';
import classes from './state-mark.module.css';

type ExtendedFromProps = {
  /** By when everybody else hands in. */
  at: Date;
  zone: string;
  /** Who reads it: the team itself, or staff about a team. */
  of?: 'own' | 'team';
};

/** Beside a deadline: that it is the project's own, and what holds for the others. */
export function ExtendedFrom({ at, zone, of = 'own' }: ExtendedFromProps) {
  const { t } = useTranslation('deadlines');
  return (
    <span className={classes.extended}>
      {t(of === 'own' ? 'extended' : 'extendedTeam')} <Day at={at} zone={zone} />
    </span>
  );
}
