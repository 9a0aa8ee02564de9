import { UnstyledButton } from '@mantine/core';
import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import type { BroughtFrom } from '../import/components/brought-from.ts';
import type { TextPointView } from '../import/earlier-text.server.ts';
import type { DocumentFacts } from '../../stage-facts.server.ts';
import classes from './versions-line.module.css';

type VersionsLineProps = {
  versions: DocumentFacts['versions'];
  /** What was replaced as a whole. */
  points: TextPointView[];
  /** The document's address. */
  path: string;
  zone: string;
  /** Brings an earlier text back; null for who cannot write. */
  onBring: ((from: BroughtFrom) => void) | null;
};

/** What was handed in so far, each version with its receipt, and the way to what changed. */
export function VersionsLine(props: VersionsLineProps) {
  const { versions, points, path, zone, onBring } = props;
  const { t } = useTranslation(['projects', 'feedback', 'paper']);
  if (versions.length === 0 && points.length === 0) return null;
  const bring = (earlier: string, name: string) =>
    onBring !== null && (
      <UnstyledButton
        className={classes.bring}
        aria-label={t('paper:bring.backNamed', { name })}
        onClick={() => onBring({ earlier, name })}
      >
        {t('paper:bring.back')}
      </UnstyledButton>
    );
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
            {bring(`version-${number}`, t('versions.number', { version: number }))}
          </li>
        ))}
      </ol>
      {points.length > 0 && (
        <>
          <h3 className={classes.points}>{t('paper:bring.points')}</h3>
          <ul>
            {points.map(({ id, at, by }) => (
              <li key={id}>
                <span>
                  <Moment at={at} zone={zone} />
                </span>
                <span>{t('paper:bring.by', { by })}</span>
                {bring(id, t('paper:bring.by', { by }))}
              </li>
            ))}
          </ul>
        </>
      )}
      {versions.length > 1 && <Link to={`${path}/versions`}>{t('versions.compare')}</Link>}
    </section>
  );
}
