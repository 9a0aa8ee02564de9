import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import { useLateWords } from '#app/domain/calendar/components/late-words.ts';
import { Notice } from '#app/ui/notice.tsx';
import type { TeamPrice } from '../team-price.ts';
import classes from './team-price.module.css';

type TeamPriceNoticeProps = { price: TeamPrice; zone: string };

/** What a late stage costs each of a team, and for whom it would not count, before it is handed in. */
export function TeamPriceNotice({ price, zone }: TeamPriceNoticeProps) {
  const { t, i18n } = useTranslation('teamPrice');
  const list = new Intl.ListFormat(i18n.language);
  const { policy, unitsLate, members, until } = price;
  const { by, takes, units } = useLateWords(policy);
  const lacking = (because: 'too late' | 'too few left') =>
    members.filter((member) => member.because === because).map(({ name }) => name);
  const paying = members.filter(({ extra }) => extra !== null);
  return (
    <div className={classes.price}>
      <Notice tone="soon" title={t('late', { by: by(unitsLate) })}>
        {paying.map(({ name, extra }) => (
          <p key={name}>
            {t('pays', { name, takes: takes(policy.kind === 'budget' ? (extra ?? 0) : unitsLate) })}
          </p>
        ))}
        {(['too few left', 'too late'] as const).map((because) => {
          const names = lacking(because);
          if (names.length === 0) return null;
          return <p key={because}>{t(because, { names: list.format(names), units })}</p>;
        })}
        {until !== null && (
          <p>
            {t('until')} <Moment at={until} zone={zone} />
          </p>
        )}
      </Notice>
    </div>
  );
}
