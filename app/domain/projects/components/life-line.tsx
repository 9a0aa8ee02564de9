import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Day } from '#app/domain/calendar/components/deadline.tsx';
import type { LifePoint } from '../life-line.ts';
import classes from './life-line.module.css';

/** A project's five points: what is done, where it is, when the rest is due, whose turn it is. */
export function LifeLine({ points, zone }: { points: readonly LifePoint[]; zone: string }) {
  const { t } = useTranslation('dashboard');
  return (
    <ol className={classes.line}>
      {points.map(({ key, due, standing, owes }) => (
        <li
          key={key}
          className={classes.point}
          data-standing={standing}
          aria-current={standing === 'here' ? 'step' : undefined}
        >
          <span className={classes.dot} aria-hidden>
            {standing === 'done' && <IconCheck size={13} stroke={3} />}
          </span>
          <span className={classes.name}>{t(`point.${key}`)}</span>
          <span className={classes.when}>
            {standing === 'done'
              ? t('standing.done')
              : due !== null && <Day at={due} zone={zone} />}
            {owes !== null && <span className={classes.owes}>{t(`owes.${owes}`)}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
