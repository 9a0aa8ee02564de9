import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '#app/ui/notice.tsx';
import type { ReceiptCheck, ReceiptFacts } from '../receipt.ts';
import classes from './receipt-desk.module.css';

type CheckedReceiptProps = {
  check: ReceiptCheck;
  /** Whether it was checked against this portal's key. */
  own: boolean;
  momentOf: (at: Date, offering: string) => ReactNode;
};

/** What a receipt says when it is genuine, and else why not. */
export function CheckedReceipt({ check, own, momentOf }: CheckedReceiptProps) {
  const { t } = useTranslation('receipts');
  if (!check.ok) {
    const unknown = check.because === 'cannot check' || check.because === 'no key';
    return (
      <Notice tone={unknown ? 'soon' : 'late'} title={t(unknown ? 'unknown' : 'bad')}>
        {t(`because.${check.because}`)}
      </Notice>
    );
  }
  const { facts } = check;
  const ofProject = facts.kind === 'project version';
  return (
    <Notice tone="done" title={t(own ? 'genuine' : 'genuineOther')}>
      <p>
        {t('says')} <WhatWasHandedIn facts={facts} />{' '}
        {momentOf(new Date(facts.submittedAt), facts.offering)}
      </p>
      {ofProject && <p>{t('textIn')}</p>}
      {ofProject && facts.video !== undefined && <p>{t('video', { video: facts.video })}</p>}
      <p>{t('proves')}</p>
      <p className={classes.soft}>{t('by', { person: facts.submittedBy })}</p>
    </Notice>
  );
}

function WhatWasHandedIn({ facts }: { facts: ReceiptFacts }) {
  const { t } = useTranslation('receipts');
  return (
    <strong>
      {facts.kind === 'homework version' ? t('ofHomework', facts) : t('ofProject', facts)}
    </strong>
  );
}
