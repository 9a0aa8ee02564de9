import { Anchor, FileInput, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckedFiles } from './checked-files.tsx';
import { CheckedReceipt } from './checked-receipt.tsx';
import classes from './receipt-desk.module.css';
import { useHashes, useReceiptCheck } from './use-receipt-check.ts';

type ReceiptDeskProps = {
  /** This portal's key, in PEM, and what people compare of it. */
  publicKey: string;
  fingerprint: string;
  /** Shows when something was handed in, in an offering. */
  momentOf: (at: Date, offering: string) => ReactNode;
};

/** Where anybody checks a receipt and the files it is about, in the browser alone. */
export function ReceiptDesk({ publicKey, fingerprint, momentOf }: ReceiptDeskProps) {
  const { t } = useTranslation('receipts');
  const [receipt, setReceipt] = useState<File | null>(null);
  const [files, setFiles] = useState<File[]>([]);
  const [key, setKey] = useState(publicKey);
  const chosen = useHashes(files);
  const check = useReceiptCheck(receipt, key);
  const own = key.trim() === publicKey;
  return (
    <div className={classes.desk}>
      <FileInput
        label={t('receipt')}
        description={t('receiptHint')}
        placeholder={t('chooseReceipt')}
        accept=".json,application/json"
        value={receipt}
        onChange={setReceipt}
      />
      <FileInput
        label={t('files')}
        description={t('filesHint')}
        placeholder={t('chooseFiles')}
        multiple
        value={files}
        onChange={setFiles}
      />
      <div aria-live="polite" className={classes.outcome}>
        {check !== null && <CheckedReceipt {...{ check, own, momentOf }} />}
        {check?.ok === true && check.facts.kind === 'homework version' && (
          <CheckedFiles facts={check.facts} chosen={chosen} />
        )}
      </div>
      <Textarea
        label={t('key')}
        description={t('keyHint')}
        value={key}
        onChange={(event) => setKey(event.currentTarget.value)}
        autosize
        minRows={3}
        spellCheck={false}
        classNames={{ input: classes.code ?? '' }}
      />
      <p className={classes.soft}>
        {t('fingerprint')} <code className={classes.code}>{fingerprint}</code>{' '}
        {!own && (
          <Anchor component="button" type="button" onClick={() => setKey(publicKey)}>
            {t('ownKey')}
          </Anchor>
        )}
      </p>
    </div>
  );
}
