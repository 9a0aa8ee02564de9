import { useTranslation } from 'react-i18next';
import { useLateWords } from '#app/domain/calendar/components/late-words.ts';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import type { OwnLateDays } from '../student-homework.server.ts';
import classes from './late-day-marks.module.css';

type LateDays = Pick<OwnLateDays, 'policy' | 'used' | 'balance'>;

/** The term's late days as marks, used ones are filled; of a policy without a budget what it says. */
export function LateDayMarks({ policy, used, balance }: LateDays) {
  const { t } = useTranslation('late');
  const words = useLateWords(policy);
  if (policy.kind !== 'budget') return <p>{words.before(null)}</p>;
  const { unit, total, perAssignment } = policy;
  const left = t('left', { count: balance ?? 0, total });
  return (
    <>
      {/* Of hours there are too many to be seen one by one. */}
      {unit === 'day' && (
        <div className={classes.marks} role="img" aria-label={left}>
          {Array.from({ length: total }, (_, index) => (
            <span key={index} className={classes.mark} data-used={index < used} />
          ))}
        </div>
      )}
      <p>
        {left} · {t('atMost', { most: perAssignment })}
      </p>
    </>
  );
}

/** The marks, and below on what they went. */
export function LateDaysSpent({ lateDays }: { lateDays: OwnLateDays }) {
  const { t } = useTranslation('late');
  const { takes } = useLateWords(lateDays.policy);
  const say = useSay();
  const { lines, ...marks } = lateDays;
  return (
    <div>
      <LateDayMarks {...marks} />
      <ul className={classes.charges}>
        {lines
          .filter(({ charge }) => charge > 0)
          .map(({ submission, charge, title }) => (
            <li key={submission}>{t('charged', { takes: takes(charge), title: say(title) })}</li>
          ))}
      </ul>
    </div>
  );
}
