import { useTranslation } from 'react-i18next';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import type { OwnLateDays } from '../student-homework.server.ts';
import classes from './late-day-marks.module.css';

type LateDays = Pick<OwnLateDays, 'total' | 'perAssignment' | 'used' | 'balance'>;

/** The term's late days as marks: used ones are filled. */
export function LateDayMarks({ total, perAssignment, used, balance }: LateDays) {
  const { t } = useTranslation('dashboard');
  const left = t('left', { count: balance, total });
  return (
    <>
      <div className={classes.marks} role="img" aria-label={left}>
        {Array.from({ length: total }, (_, index) => (
          <span key={index} className={classes.mark} data-used={index < used} />
        ))}
      </div>
      <p>
        {left} · {t('atMost', { most: perAssignment })}
      </p>
    </>
  );
}

/** The marks, and below on what they went. */
export function LateDaysSpent({ lateDays }: { lateDays: OwnLateDays }) {
  const { t } = useTranslation('dashboard');
  const say = useSay();
  const { lines, ...marks } = lateDays;
  return (
    <div>
      <LateDayMarks {...marks} />
      <ul className={classes.charges}>
        {lines
          .filter(({ charge }) => charge > 0)
          .map(({ submission, charge, title }) => (
            <li key={submission}>{t('charged', { count: charge, title: say(title) })}</li>
          ))}
      </ul>
    </div>
  );
}
