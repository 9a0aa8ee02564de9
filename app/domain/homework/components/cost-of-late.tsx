import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import { useLateWords } from '#app/domain/calendar/components/late-words.ts';
import type { Price } from '../ledger.ts';
import type { LateDayLimits } from '../own-state.ts';

type CostOfLateProps = { price: Price; lateDays: LateDayLimits; zone: string };

/** What it costs to be late with something, before its deadline and after. */
export function CostOfLate({ price, lateDays: { policy, balance }, zone }: CostOfLateProps) {
  const { t } = useTranslation('dashboard');
  const { before, takes, units } = useLateWords(policy);
  if (!price.ok) {
    return <>{price.because === 'too late' ? t('tooLate') : t('tooFewLeft', { units })}</>;
  }
  if (price.unitsLate > 0) {
    const costs = balance === null ? price.unitsLate : Math.max(0, price.extra);
    return (
      <>
        {costs === 0 ? t('costsNothingNow') : t('costNow', { takes: takes(costs) })}{' '}
        <Moment at={price.samePriceUntil} zone={zone} distance={false} />
      </>
    );
  }
  return <>{before(balance)}</>;
}
