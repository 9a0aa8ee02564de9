import { useFetcher } from '@remix-run/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NotReached } from '#app/ui/not-reached.ts';
import { Notice } from '#app/ui/notice.tsx';
import { SmallButton } from '#app/ui/small-button.tsx';
import type { Choosable } from '../../ledger.ts';
import type { HandInAnswer } from '../hand-in-form.server.ts';
import classes from './own-versions.module.css';

type ChooseVersionProps = {
  number: number;
  choice: Choosable;
  /** In words, what so many units late take. */
  takes: (units: number) => string;
  requestId: string;
};

type Answer = Extract<HandInAnswer, { intent: 'choose' }> | NotReached;

/** Lets a version count; where that is charged otherwise, the price is said and agreed to first. */
export function ChooseVersion({ number, choice, takes, requestId }: ChooseVersionProps) {
  const { t } = useTranslation('handIn');
  const fetcher = useFetcher<Answer>();
  const [asking, setAsking] = useState(false);
  const { chargedNow, chargedThen } = choice;
  const answer = fetcher.state === 'idle' ? fetcher.data : undefined;
  return (
    <fetcher.Form method="post" className={classes.choose}>
      <input type="hidden" name="requestId" value={requestId} />
      <input type="hidden" name="version" value={number} />
      <input type="hidden" name="agreed" value={chargedThen} />
      {asking ? (
        <>
          <p>{t('choosing.price', { then: takes(chargedThen), now: takes(chargedNow) })}</p>
          <SmallButton type="submit" name="intent" value="choose" kind="soft">
            {t('choosing.yes', { number })}
          </SmallButton>{' '}
          <SmallButton kind="quiet" onClick={() => setAsking(false)}>
            {t('choosing.no')}
          </SmallButton>
        </>
      ) : (
        <SmallButton
          key="ask"
          name="intent"
          value="choose"
          type={chargedThen === chargedNow ? 'submit' : 'button'}
          onClick={() => setAsking(chargedThen !== chargedNow)}
        >
          {t('choosing.button', { number })}
        </SmallButton>
      )}
      {answer?.ok === false && (
        <Notice tone="late">{t(`choosing.refused.${answer.because}`)}</Notice>
      )}
    </fetcher.Form>
  );
}
