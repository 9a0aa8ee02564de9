import { useTranslation } from 'react-i18next';
import type { Reading } from '../course.ts';
import classes from './readings.module.css';
import { useSay } from './use-say.ts';

/** What to read besides the notes, each with the reason to. Papers keep their own titles. */
export function Readings({ readings }: { readings: readonly Reading[] }) {
  const { t } = useTranslation('syllabus');
  const say = useSay();
  if (readings.length === 0) return null;
  return (
    <section aria-labelledby="readings" className={classes.section}>
      <h2 id="readings" className={classes.heading}>
        {t('readings')}
      </h2>
      <ol className={classes.readings}>
        {readings.map((reading) => (
          <li key={reading.url}>
            <a href={reading.url} lang="en" className={classes.title}>
              {reading.title}
            </a>
            <p className={classes.authors}>
              <Authors authors={reading.authors} /> · {reading.year}
            </p>
            <p className={classes.why}>{say(reading.why)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Authors({ authors }: { authors: readonly string[] }) {
  const { t } = useTranslation('syllabus');
  const named = authors.filter((author) => author !== 'et al.').join(', ');
  const more = named.length > 0 && authors.includes('et al.');
  return <span lang="en">{more ? t('authorsMore', { authors: named }) : named}</span>;
}
