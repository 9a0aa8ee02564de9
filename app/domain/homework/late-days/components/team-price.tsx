import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { TeamPrice } from '../team-price.server.ts';
import classes from './team-price.module.css';

type TeamPriceNoticeProps = { price: TeamPrice; zone: string };

/** What a late stage costs each of a team, and for whom it would not count, before it is handed in. */
export function TeamPriceNotice({ price, zone }: TeamPriceNoticeProps) {
  const { t, i18n } = useTranslation('teamPrice');
  const list = new Intl.ListFormat(i18n.language);
  const { daysLate, members, until } = price;
  const lacking = (because: 'past the last day' | 'too few days left') =>
    members.filter((member) => member.because === because).map(({ name }) => name);
  const paying = members.filter(({ extra }) => extra !== null);
  return (
    <div className={classes.price}>
      <Notice tone="soon" title={t('late', { count: daysLate })}>
        {paying.map(({ name, extra }) => (
          <p key={name}>{t('pays', { name, count: extra ?? 0 })}</p>
        ))}
        {(['too few days left', 'past the last day'] as const).map((because) => {
          const names = lacking(because);
          if (names.length === 0) return null;
          return <p key={because}>{t(`${because}`, { names: list.format(names) })}</p>;
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
