import { Button, Checkbox } from '@mantine/core';
import type { useFetcher } from '@remix-run/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import type { Price } from '../../ledger.ts';
import type { OwnHandIn } from '../own-hand-in.server.ts';
import classes from './hand-in-desk.module.css';

type HandInButtonProps = {
  own: OwnHandIn;
  price: Extract<Price, { ok: true }>;
  requestId: string;
  zone: string;
  /** Files are on their way still. */
  busy: boolean;
  fetcher: Pick<ReturnType<typeof useFetcher>, 'Form' | 'state'>;
};

/** The one primary action, with its price; one that is not zero is agreed to first. */
export function HandInButton({ own, price, requestId, zone, busy, fetcher }: HandInButtonProps) {
  const { t } = useTranslation('handIn');
  const [agreed, setAgreed] = useState<number | null>(null);
  const { brought, balance, unchanged, versions } = own;
  const extra = Math.max(0, price.extra);
  const next = (versions[0]?.number ?? 0) + 1;
  const why = busy ? 'busy' : brought.length === 0 ? 'empty' : unchanged ? 'unchanged' : null;
  const asks = extra > 0 && agreed !== extra;
  return (
    <fetcher.Form method="post" className={classes.form}>
      <input type="hidden" name="requestId" value={requestId} />
      <input type="hidden" name="files" value={brought.map(({ id }) => id).join(',')} />
      <input type="hidden" name="agreed" value={extra} />
      <p className={classes.price}>
        {balance === null
          ? t('free')
          : t(price.daysLate === 0 ? 'onTime' : 'costs', { count: extra, balance })}{' '}
        {t('so')} <Moment at={price.samePriceUntil} zone={zone} />
      </p>
      {extra > 0 && why === null && (
        <Checkbox
          label={t('agree', { count: extra, left: (balance ?? 0) - extra })}
          checked={agreed === extra}
          onChange={(event) => setAgreed(event.currentTarget.checked ? extra : null)}
        />
      )}
      <Button
        type="submit"
        name="intent"
        value="hand-in"
        disabled={why !== null || asks || fetcher.state !== 'idle'}
        aria-describedby={why === null ? undefined : 'hand-in-why'}
      >
        {t('button', { next })}
      </Button>
      {why !== null && (
        <p id="hand-in-why" className={classes.soft}>
          {t(`why.${why}`)}
        </p>
      )}
      <p className={classes.soft}>{t('clock')}</p>
    </fetcher.Form>
  );
}
