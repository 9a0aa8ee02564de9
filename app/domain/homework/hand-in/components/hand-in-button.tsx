import { Button, Checkbox } from '@mantine/core';
import type { useFetcher } from '@remix-run/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import { TeamPriceNotice } from '../../late-days/components/team-price.tsx';
import { agreementTo } from '../../late-days/team-price.ts';
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
  const [agreed, setAgreed] = useState('');
  const { late, versions, team } = own;
  const unchanged = versions[0] !== undefined && isSameWork(versions[0].files, brought);
  const alone = { extra: Math.max(0, price.extra), without: 0 };
  const { extra, without } = team === null ? alone : agreementTo(team.price);
  const terms = `${extra} ${without}`;
  const next = (versions[0]?.number ?? 0) + 1;
  const why = busy ? 'busy' : brought.length === 0 ? 'empty' : unchanged ? 'unchanged' : null;
  const isAsked = extra > 0 || without > 0;
  const agree = (yes: boolean) => setAgreed(yes ? terms : '');
  return (
    <fetcher.Form method="post" className={classes.form}>
      <input type="hidden" name="requestId" value={requestId} />
      <input type="hidden" name="files" value={brought.map(({ id }) => id).join(',')} />
      <input type="hidden" name="agreed" value={extra} />
      <input type="hidden" name="without" value={without} />
      {team !== null && <ForTeam team={team} zone={zone} />}
      {own.expects.byTeam && team === null && <p className={classes.soft}>{t('alone')}</p>}
      {(team === null || team.price.unitsLate === 0) && (
        <p className={classes.price}>
          {late === null ? t('free') : <Cost price={price} late={late} />} {t('so')}{' '}
          <Moment at={team?.price.until ?? price.samePriceUntil} zone={zone} />
        </p>
      )}
      {isAsked && why === null && (
        <Checkbox
          label={
            team === null && late !== null ? <Agreed {...{ price, late }} /> : t('agreeForTeam')
          }
          checked={agreed === terms}
          onChange={(event) => agree(event.currentTarget.checked)}
        />
      )}
      <Button
        type="submit"
        name="intent"
        value="hand-in"
        disabled={why !== null || (isAsked && agreed !== terms) || fetcher.state !== 'idle'}
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

/** What somebody agrees to who hands in alone. */
function Agreed({ price: { unitsLate, extra }, late: { policy, balance } }: CostProps) {
  const { t } = useTranslation('handIn');
  const { takes } = useLateWords(policy);
  return balance === null
    ? t('agreeToLose', { takes: takes(unitsLate) })
    : t('agree', { takes: takes(extra), left: balance - extra });
}

type ForTeamProps = { team: NonNullable<OwnHandIn['team']>; zone: string };

/** For whom it is handed in, and what it takes from each where somebody is late. */
function ForTeam({ team: { others, price }, zone }: ForTeamProps) {
  const { t, i18n } = useTranslation('handIn');
  const names = new Intl.ListFormat(i18n.language).format(others);
  return (
    <>
      <p>{t('forTeam', { names })}</p>
      {price.unitsLate > 0 && <TeamPriceNotice price={price} zone={zone} />}
    </>
  );
}
