import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import type { DocumentFacts } from '../../stage-facts.server.ts';
import classes from './versions-line.module.css';

type VersionsLineProps = {
  versions: DocumentFacts['versions'];
  /** The document's address. */
  path: string;
  zone: string;
};

/** What was handed in so far, each version with its receipt, and the way to what changed. */
export function VersionsLine({ versions, path, zone }: VersionsLineProps) {
  const { t } = useTranslation(['projects', 'feedback']);
  if (versions.length === 0) return null;
  return (
    <section className={classes.versions} aria-labelledby="versions">
      <h2 id="versions">{t('versions.title')}</h2>
      <ol reversed>
        {versions.toReversed().map(({ number, submittedAt, decision }) => (
          <li key={number}>
            <span className={classes.number}>{t('versions.number', { version: number })}</span>
            <span>
              <Moment at={submittedAt} zone={zone} />
            </span>
            <span>
              {decision === null
                ? t('versions.waiting')
                : t(`feedback:verdict.${decision.verdict}`)}
            </span>
            <a href={`${path}/receipt/${number}`} download>
              {t('versions.receipt')}
            </a>
          </li>
        ))}
      </ol>
      {versions.length > 1 && <Link to={`${path}/versions`}>{t('versions.compare')}</Link>}
    </section>
  );
}
