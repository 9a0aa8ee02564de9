import { useTranslation } from 'react-i18next';
import classes from './bench.module.css';
import { Instrument } from './instrument.tsx';

type BenchProps = { slugs: readonly string[]; onOpen: () => void };

/** The lecture's experiments, beside its notes. */
export function Bench({ slugs, onOpen }: BenchProps) {
  const { t } = useTranslation('syllabus');
  return (
    <aside className={classes.bench} aria-labelledby="bench">
      <div className={classes.inner}>
        <div>
          <h2 id="bench" className={classes.title}>
            {t('bench')}
          </h2>
          <p className={classes.hint}>{t('benchHint')}</p>
        </div>
        {slugs.map((slug) => (
          <Instrument key={slug} slug={slug} onOpen={onOpen} />
        ))}
      </div>
    </aside>
  );
}
