import { useTranslation } from 'react-i18next';
import type { InstrumentSummary } from '../instrument-summary.ts';
import classes from './bench.module.css';
import { Instrument } from './instrument.tsx';

type BenchProps = { instruments: readonly InstrumentSummary[]; onOpen: () => void };

/** The lecture's experiments, beside its notes. */
export function Bench({ instruments, onOpen }: BenchProps) {
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
        {instruments.map((instrument) => (
          <Instrument key={instrument.slug} instrument={instrument} onOpen={onOpen} />
        ))}
      </div>
    </aside>
  );
}
