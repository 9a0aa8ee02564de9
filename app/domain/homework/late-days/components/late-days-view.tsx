import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Deadline } from '#app/domain/calendar/components/deadline.tsx';
import { useNow } from '#app/domain/calendar/components/now.tsx';
import { useLateWords } from '#app/domain/calendar/components/late-words.ts';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { ScrollTable } from '#app/ui/scroll-table.tsx';
import { LateDayMarks } from '../../components/late-day-marks.tsx';
import { lateDayLedger, ownDeadline, priceOfHandingIn, type Price } from '../../ledger.ts';
import type { LateDayWork, StudentLateDays } from '../student-late-days.server.ts';
import type { AskedWhatIf } from '../what-if.ts';
import classes from './late-days.module.css';
import { LedgerLines } from './ledger-lines.tsx';
import { WhatIf } from './what-if.tsx';

type LateDaysViewProps = { lateDays: StudentLateDays; asked: AskedWhatIf };

/**
 * One person's late days, or what the policy has in their place: what is left, what each assignment would cost now or later, and every
 * line with its reason. All of it is derived here from the facts, by the rules of the ledger.
 */
export function LateDaysView({ lateDays: { facts, works, archived }, asked }: LateDaysViewProps) {
  const { t } = useTranslation('lateDays');
  const now = useNow();
  const { used, balance } = lateDayLedger(facts, now);
  const open = archived ? [] : works.filter((work) => work.open);
  return (
    <div className={classes.view}>
      {facts.policy.kind !== 'none' && (
        <div>
          <LateDayMarks policy={facts.policy} used={used} balance={balance} />
        </div>
      )}
      {!archived && (
        <section aria-labelledby="now">
          <h2 id="now">{t('now.title')}</h2>
          {open.length === 0 ? (
            <p className={classes.soft}>{t('now.none')}</p>
          ) : (
            <PricesNow facts={facts} works={open} />
          )}
        </section>
      )}
      {facts.policy.kind !== 'none' && <WhatIf facts={facts} works={open} asked={asked} />}
      <LedgerLines facts={facts} works={works} />
    </div>
  );
}

type PricesNowProps = { facts: StudentLateDays['facts']; works: readonly LateDayWork[] };

/**
 * For each assignment that is open: by when it is due from this person, and what it costs now. What
 * is in and not accepted any more is in the ledger.
 */
function PricesNow({ facts, works }: PricesNowProps) {
  const { t } = useTranslation('lateDays');
  const say = useSay();
  const now = useNow();
  const { zone, policy } = facts;
  return (
    <ScrollTable label={t('now.title')} className={classes.prices}>
      <thead>
        <tr>
          <th scope="col">{t('now.work')}</th>
          <th scope="col">{t('now.due')}</th>
          <th scope="col">{t('now.cost')}</th>
        </tr>
      </thead>
      <tbody>
        {works.map(({ key, title, path }) => {
          const assignment = facts.assignments.find((each) => each.key === key);
          if (assignment === undefined) return null;
          const price = priceOfHandingIn(facts, key, now);
          const handedIn = assignment.submissions.length > 0;
          if (handedIn && !price.ok) return null;
          const due = ownDeadline(assignment, now);
          return (
            <tr key={key}>
              <th scope="row">
                {path === null ? say(title) : <Link to={path}>{say(title)}</Link>}
              </th>
              <td>
                <Deadline at={due} zone={zone} size="short" done={handedIn || !price.ok} />
              </td>
              <td>
                <PriceNow {...{ price, policy, zone }} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </ScrollTable>
  );
}

type PriceNowProps = Pick<StudentLateDays['facts'], 'policy' | 'zone'> & { price: Price };

function PriceNow({ price, policy, zone }: PriceNowProps) {
  const { t } = useTranslation('lateDays');
  const { takes, units } = useLateWords(policy);
  if (!price.ok) return t(`now.${price.because}`, { units });
  const costs = policy.kind === 'budget' ? Math.max(0, price.extra) : price.unitsLate;
  return (
    <>
      {price.unitsLate === 0 ? t('now.onTime') : costs === 0 ? t('now.noMore') : takes(costs)}
      <span className={classes.until}>
        {t('now.until')} <Deadline at={price.acceptedUntil} zone={zone} size="short" done />
      </span>
    </>
  );
}
