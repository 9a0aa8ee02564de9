import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useLateWords } from '#app/domain/calendar/components/late-words.ts';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import type { OwnHandIn, OwnVersion } from '../own-hand-in.server.ts';
import { ChooseVersion } from './choose-version.tsx';
import classes from './own-versions.module.css';
import { LookLink } from './look-link.tsx';
import { sizeText } from './size-text.ts';

type OwnVersionsProps = {
  versions: readonly OwnVersion[];
  late: OwnHandIn['late'];
  /** Of this page; the same click never chooses twice. */
  requestId: string;
  zone: string;
};

/** What was handed in: the latest first, with its files, its receipt and what it costs. */
export function OwnVersions({ versions, late, requestId, zone }: OwnVersionsProps) {
  const { t } = useTranslation('handIn');
  const { takes } = useLateWords(late?.policy ?? { kind: 'none' });
  if (versions.length === 0) return null;
  return (
    <>
      <h3 className={classes.title}>{t('versions')}</h3>
      <ol className={classes.versions} reversed>
        {versions.map((version) => (
          <li key={version.number} className={classes.version}>
            <p className={classes.head}>
              <strong>{t('version', { number: version.number })}</strong>{' '}
              <Moment at={version.at} zone={zone} distance={false} />
            </p>
            {version.together !== null && <Together people={version.together} />}
            {version.line !== null && (
              <p
                className={classes.standing}
                data-counts={version.line.standing.startsWith('counts')}
              >
                {t(`standing.${version.line.standing}`)}
                {version.line.charge > 0 && ` · ${takes(version.line.charge)}`}
              </p>
            )}
            <ul className={classes.files}>
              {version.files.map(({ id, name, size, look, address }) => (
                <li key={id}>
                  <a href={address}>{name}</a>{' '}
                  <span className={classes.soft}>{sizeText(size)}</span>{' '}
                  <LookLink name={name} to={look} />
                </li>
              ))}
            </ul>
            {version.receipt !== null && (
              <a href={version.receipt} download>
                {t('receipt')}
              </a>
            )}
            {version.choice !== null && (
              <ChooseVersion
                number={version.number}
                choice={version.choice}
                takes={takes}
                requestId={requestId}
              />
            )}
          </li>
        ))}
      </ol>
      {versions.some(({ choice }) => choice !== null) && (
        <p className={classes.soft}>{t('choosing.text')}</p>
      )}
      <p className={classes.soft}>
        {t('receiptText')} <Link to="/check-receipt">{t('checkReceipt')}</Link>
      </p>
    </>
  );
}

/** For whom a version was handed in, and by whom of them. */
function Together({ people }: { people: NonNullable<OwnVersion['together']> }) {
  const { t, i18n } = useTranslation('handIn');
  const names = people.map(({ name, pressed }) => (pressed ? t('togetherBy', { name }) : name));
  const list = new Intl.ListFormat(i18n.language).format(names);
  return <p className={classes.soft}>{t('together', { names: list })}</p>;
}
