import { useTranslation } from 'react-i18next';
import type { ReadingProgress } from '../reading-progress.ts';
import classes from './reading-marks.module.css';

/** The term's lectures as marks, those that are read filled, and the count in words. */
export function ReadingMarks({ lectures, read }: Pick<ReadingProgress, 'lectures' | 'read'>) {
  const { t } = useTranslation('syllabus');
  return (
    <div className={classes.progress}>
      <div className={classes.marks} aria-hidden>
        {lectures.map((lecture) => (
          <span key={lecture.slug} className={classes.mark} data-read={lecture.read} />
        ))}
      </div>
      <p>{t('lecturesRead', { count: read, total: lectures.length })}</p>
    </div>
  );
}
