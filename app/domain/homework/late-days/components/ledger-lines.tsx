import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import { useLateWords } from '#app/domain/calendar/components/late-words.ts';
import { useNow } from '#app/domain/calendar/components/now.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { ledgerEntries, type LedgerEntry } from '../ledger-entries.ts';
import type { StudentLateDays } from '../student-late-days.server.ts';
import classes from './late-days.module.css';

type LedgerLinesProps = Pick<StudentLateDays, 'facts' | 'works'>;

/** Everything that was handed in, with what became of it and why; below, what it took in all. */
export function LedgerLines({ facts, works }: LedgerLinesProps) {
  const { t } = useTranslation('lateDays');
  const say = useSay();
  const now = useNow();
  const { takes } = useLateWords(facts.policy);
  const entries = ledgerEntries(facts, now);
  const titleOf = (entry: LedgerEntry) => {
    const work = works.find(({ key }) => key === entry.assignment);
    return work === undefined ? entry.assignment : say(work.title);
  };
  return (
    <section aria-labelledby="ledger">
      <h2 id="ledger">{t('ledger.title')}</h2>
      <p className={classes.soft}>{t(entries.length === 0 ? 'ledger.none' : 'ledger.lead')}</p>
      {entries.length > 0 && (
        <>
          <ol className={classes.lines} reversed>
            {entries.map((entry) => (
              <Line key={entry.submission} entry={entry} title={titleOf(entry)} facts={facts} />
            ))}
          </ol>
          {facts.policy.kind === 'budget' && (
            <p className={classes.sum}>
              <span>{t('ledger.used')}</span>
              <strong>{takes(entries.reduce((sum, { charge }) => sum + charge, 0))}</strong>
            </p>
          )}
        </>
      )}
    </section>
  );
}

type LineProps = { entry: LedgerEntry; title: string; facts: StudentLateDays['facts'] };

function Line({ entry, title, facts: { zone, policy } }: LineProps) {
  const { t } = useTranslation(['lateDays', 'late']);
  const { by, takes, units } = useLateWords(policy);
  const { number, at, due, extended, unitsLate, charge, standing } = entry;
  return (
    <li className={classes.line} data-charged={charge > 0}>
      <p className={classes.what}>
        <span className={classes.title}>{title}</span>{' '}
        <span className={classes.soft}>{t('ledger.version', { number })}</span>
      </p>
      <p className={classes.charge}>{charge === 0 ? t('ledger.nothing') : takes(charge)}</p>
      <dl className={classes.times}>
        <div>
          <dt>{t('ledger.handedIn')}</dt>
          <dd>
            <Moment at={at} zone={zone} distance={false} />
          </dd>
        </div>
        <div>
          <dt>{t('ledger.due')}</dt>
          <dd>
            <Moment at={due} zone={zone} distance={false} />
            {extended && <span className={classes.extended}>{t('late:extended')}</span>}
          </dd>
        </div>
      </dl>
      <p className={classes.why}>
        {by(unitsLate)} · {t(`ledger.standing.${standing}`, { units })}
        {standing === 'counts late' && charge < unitsLate && ` ${t('ledger.cut')}`}
      </p>
    </li>
  );
}
