import { useTranslation } from 'react-i18next';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import type { OwnLateDays } from '../student-homework.server.ts';
import classes from './late-day-marks.module.css';

/** The term's late days as marks: used ones are filled. Below, on what they went. */
export function LateDayMarks({ lateDays }: { lateDays: OwnLateDays }) {
  const { t } = useTranslation('dashboard');
  const say = useSay();
  const { total, perAssignment, used, balance, lines } = lateDays;
  const left = t('left', { count: balance, total });
  return (
    <div>
      <div className={classes.marks} role="img" aria-label={left}>
        {Array.from({ length: total }, (_, index) => (
          <span key={index} className={classes.mark} data-used={index < used} />
        ))}
      </div>
      <p>
        {left} · {t('atMost', { most: perAssignment })}
      </p>
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
