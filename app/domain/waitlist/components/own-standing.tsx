import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import type { Place } from '../order.ts';
import type { OwnPlace } from '../own-place.server.ts';
import { strongInWords } from '../place-in-words.ts';
import classes from './own-standing.module.css';

type OwnStandingProps = {
  own: OwnPlace & { place: Place };
  zone: string;
  /** The person's homework, line by line. */
  homework: ReactNode;
  /** The next homework that can change the place; null when none is left. */
  nextChance: ReactNode;
};

/** Why somebody is where they are on the waitlist, and what would change it. */
export function OwnStanding({ own, zone, homework, nextChance }: OwnStandingProps) {
  const { t } = useTranslation('waitlist');
  const { place, seats, strongScore } = own;
  return (
    <div className={classes.standing}>
      <section aria-labelledby="counts">
        <h2 id="counts">{t('ownTitle')}</h2>
        <p className={classes.facts}>
          <span>{t('soFar', { strong: strongInWords(place.strong, t) })}</span>
          <span>
            {t('applied')} <Moment at={place.appliedAt} zone={zone} distance={false} />
          </span>
        </p>
        {homework}
      </section>
      <div className={classes.columns}>
        <section aria-labelledby="change">
          <h2 id="change">{t('changeTitle')}</h2>
          <p>
            {place.position === 1
              ? t('changeNothing')
              : t('change', { count: place.withOneMore, ordinal: true })}
          </p>
          <p>{nextChance === null ? t('noMoreHomework') : nextChance}</p>
          {place.position > 1 && <p>{t('changeOthers')}</p>}
        </section>
        <section aria-labelledby="seats">
          <h2 id="seats">{t('seatsTitle')}</h2>
          <p>
            <Seats seats={seats} /> {t('seatsRule')}
          </p>
        </section>
        <section aria-labelledby="rule">
          <h2 id="rule">{t('ruleTitle')}</h2>
          <p>{t('rule', { threshold: strongScore })}</p>
        </section>
      </div>
    </div>
  );
}

function Seats({ seats: { capacity, free } }: { seats: OwnPlace['seats'] }) {
  const { t } = useTranslation('waitlist');
  return free > 0 ? t('seatsFree', { count: free, capacity }) : t('seatsTaken', { capacity });
}
