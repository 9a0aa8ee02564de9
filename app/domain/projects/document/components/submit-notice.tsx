import { Anchor } from '@mantine/core';
import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Notice } from '#app/ui/notice.tsx';
import classes from './submit-notice.module.css';
import type { SubmitAnswer } from './submit-version.tsx';

type SubmitNoticeProps = {
  answer: SubmitAnswer | null;
  /** The document's address. */
  path: string;
  /** Of the key that signs receipts. */
  fingerprint: string;
};

/** What became of handing in: the receipt, or what to do instead. */
export function SubmitNotice({ answer, path, fingerprint }: SubmitNoticeProps) {
  const { t } = useTranslation('projects');
  if (answer === null) return null;
  if (!answer.ok) {
    return (
      <div className={classes.notice}>
        <Notice tone="late" title={t('submit.refusedTitle')}>
          {t(`submit.refused.${answer.because}`)}
        </Notice>
      </div>
    );
  }
  const receipt = `${path}/receipt/${answer.version}`;
  return (
    <div className={classes.notice}>
      <Notice tone="done" title={t('submit.doneTitle', { version: answer.version })}>
        <p>{t('submit.done')}</p>
        <p className={classes.receipt}>
          <Anchor href={receipt} download>
            {t('submit.receipt')}
          </Anchor>
          <Link to="/check-receipt">{t('submit.checkReceipt')}</Link>
          <span>
            {t('submit.key')} <code>{fingerprint.slice(0, 16)}…</code>
          </span>
        </p>
      </Notice>
    </div>
  );
}
