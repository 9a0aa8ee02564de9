import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import type { Price } from '../ledger.ts';
import type { OwnLateDays } from '../student-homework.server.ts';

type CostOfLateProps = {
  price: Price;
  lateDays: Pick<OwnLateDays, 'total' | 'perAssignment' | 'balance'>;
  zone: string;
};

/** What it costs to be late with something, before its deadline and after. */
export function CostOfLate({ price, lateDays, zone }: CostOfLateProps) {
  const { t } = useTranslation('dashboard');
  const { total, perAssignment: most, balance } = lateDays;
  if (!price.ok) {
    return <>{t(price.because === 'past the last day' ? 'pastLastDay' : 'tooFewDays')}</>;
  }
  if (price.daysLate > 0) {
    return (
      <>
        {t('costNow', { count: Math.max(0, price.extra) })}{' '}
        <Moment at={price.samePriceUntil} zone={zone} distance={false} />
      </>
    );
  }
  return <>{balance === 0 ? t('costNone') : t('costLate', { count: balance, total, most })}</>;
}
