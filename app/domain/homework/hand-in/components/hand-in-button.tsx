import { Button, Checkbox } from '@mantine/core';
import type { useFetcher } from '@remix-run/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import type { Price } from '../../ledger.ts';
import { useLateWords } from '#app/domain/calendar/components/late-words.ts';
import type { LateDayLimits } from '../../own-state.ts';
import type { OwnHandIn } from '../own-hand-in.server.ts';
import { isSameWork } from '../same-work.ts';
import type { WorkFile } from '../work-file.ts';
import classes from './hand-in-desk.module.css';

type HandInButtonProps = {
  own: OwnHandIn;
  brought: readonly WorkFile[];
  price: Extract<Price, { ok: true }>;
  requestId: string;
  zone: string;
  /** Files are on their way still. */
  busy: boolean;
  fetcher: Pick<ReturnType<typeof useFetcher>, 'Form' | 'state'>;
};

/** The one primary action, with its price; one that is not zero is agreed to first. */
export function HandInButton(props: HandInButtonProps) {
  const { own, brought, price, requestId, zone, busy, fetcher } = props;
  const { t } = useTranslation('handIn');
  const [agreed, setAgreed] = useState<number | null>(null);
  const { late, versions } = own;
  const unchanged = versions[0] !== undefined && isSameWork(versions[0].files, brought);
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
        {late === null ? t('free') : <Cost price={price} late={late} />} {t('so')}{' '}
        <Moment at={price.samePriceUntil} zone={zone} />
      </p>
      {extra > 0 && why === null && late !== null && (
        <Agree
          {...{ price, late }}
          agreed={agreed === extra}
          agree={(yes) => setAgreed(yes ? extra : null)}
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

type CostProps = { price: HandInButtonProps['price']; late: LateDayLimits };

/** What handing in now takes: from what is left of a budget, or off the points of this version. */
function Cost({ price: { unitsLate, extra }, late: { policy, balance } }: CostProps) {
  const { t } = useTranslation('handIn');
  const { takes } = useLateWords(policy);
  if (unitsLate === 0) return t('onTime');
  if (balance === null) return t('loses', { takes: takes(unitsLate) });
  return extra > 0 ? t('costs', { takes: takes(extra), balance }) : t('costsNothing');
}

type AgreeProps = CostProps & { agreed: boolean; agree: (yes: boolean) => void };

function Agree({ price: { unitsLate, extra }, late, agreed, agree }: AgreeProps) {
  const { t } = useTranslation('handIn');
  const { takes } = useLateWords(late.policy);
  const { balance } = late;
  return (
    <Checkbox
      label={
        balance === null
          ? t('agreeToLose', { takes: takes(unitsLate) })
          : t('agree', { takes: takes(extra), left: balance - extra })
      }
      checked={agreed}
      onChange={(event) => agree(event.currentTarget.checked)}
    />
  );
}
