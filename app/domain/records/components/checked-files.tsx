import { useTranslation } from 'react-i18next';
import { checkFiles, type ReceiptFacts } from '../receipt.ts';
import classes from './receipt-desk.module.css';
import type { Chosen } from './use-receipt-check.ts';

type CheckedFilesProps = {
  facts: Extract<ReceiptFacts, { kind: 'homework version' }>;
  chosen: readonly Chosen[];
};

/** Each file of a receipt beside the one that was chosen, and what else was chosen. */
export function CheckedFiles({ facts, chosen }: CheckedFilesProps) {
  const { t, i18n } = useTranslation('receipts');
  const bytes = new Intl.NumberFormat(i18n.language);
  const held = chosen.flatMap(({ name, sha256 }) => (sha256 === null ? [] : [{ name, sha256 }]));
  const checks = checkFiles(facts, held);
  const reading = chosen.some(({ sha256, tooLarge }) => sha256 === null && !tooLarge);
  const strangers = checks.filter(
    ({ name, handedInAs }) =>
      handedInAs === null && facts.files.every((file) => file.name !== name),
  );

  const stateOf = (name: string) => {
    const same = checks.find(({ handedInAs }) => handedInAs === name);
    if (same !== undefined) return { state: 'same', yours: same.name } as const;
    const altered = checks.some((check) => check.name === name);
    return { state: altered ? 'altered' : 'lacking', yours: name } as const;
  };

  return (
    <div>
      <ul className={classes.files}>
        {facts.files.map(({ name, size, sha256 }) => {
          const { state, yours } = stateOf(name);
          return (
            <li key={name} data-state={state}>
              <span className={classes.name}>
                <strong>{name}</strong>{' '}
                <span className={classes.soft}>{t('bytes', { size: bytes.format(size) })}</span>
              </span>
              <span className={classes.state}>{t(`file.${state}`, { yours })}</span>
              <code className={classes.code}>{sha256}</code>
            </li>
          );
        })}
        {strangers.map(({ name }) => (
          <li key={name} data-state="altered">
            <strong className={classes.name}>{name}</strong>
            <span className={classes.state}>{t('file.stranger')}</span>
          </li>
        ))}
        {chosen
          .filter(({ tooLarge }) => tooLarge)
          .map(({ name }) => (
            <li key={name}>{t('tooLarge', { name })}</li>
          ))}
      </ul>
      {reading && <p className={classes.soft}>{t('reading')}</p>}
    </div>
  );
}
