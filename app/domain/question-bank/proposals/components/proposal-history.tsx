import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import type { Run } from '../compare-questions.ts';
import type { Changes, ProposalEvent } from '../proposal-page.server.ts';
import classes from './proposals.module.css';

type ProposalHistoryProps = { events: readonly ProposalEvent[]; zone: string };

/** What happened to a proposed question, the first thing first. */
export function ProposalHistory({ events, zone }: ProposalHistoryProps) {
  const { t } = useTranslation('proposals');
  return (
    <section aria-labelledby="history">
      <h2 id="history" className={classes.head}>
        {t('history')}
      </h2>
      <ol className={classes.history}>
        {events.map((event) => (
          <li key={event.id} id={event.kind === 'version' ? `version-${event.number}` : undefined}>
            <p>
              <EventLine event={event} />
            </p>
            <p className={classes.about}>
              <Moment at={event.at} zone={zone} distance={false} />
              {event.kind === 'version' && event.number > 1 && (
                <Link
                  to={event.changes === null ? `?changes=${event.number}` : '?'}
                  replace
                  preventScrollReset
                >
                  {t(event.changes === null ? 'whatChanged' : 'hideChanges')}
                </Link>
              )}
            </p>
            {event.words !== '' && <p className={classes.words}>{event.words}</p>}
            {event.kind === 'version' && event.changes !== null && (
              <WhatChanged changes={event.changes} />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function EventLine({ event }: { event: ProposalEvent }) {
  const { t } = useTranslation('proposals');
  const by = event.by ?? t('gone');
  if (event.kind === 'decision') return t(`event.${event.verdict}`, { by, version: event.version });
  return event.number === 1
    ? t('event.first', { by })
    : t('event.version', { by, number: event.number });
}

function WhatChanged({ changes: { parts, text } }: { changes: Changes }) {
  const { t, i18n } = useTranslation('proposals');
  const list = new Intl.ListFormat(i18n.language);
  return (
    <>
      {parts.length > 0 && (
        <p className={classes.soft}>
          {t('alsoChanged', { parts: list.format(parts.map((part) => t(`changed.${part}`))) })}
        </p>
      )}
      {text.every(({ kind }) => kind === 'same') ? (
        <p className={classes.soft}>{t('sameText')}</p>
      ) : (
        <pre className={classes.compared} tabIndex={0}>
          {text.map((run, index) => (
            <Piece key={index} {...run} />
          ))}
        </pre>
      )}
    </>
  );
}

function Piece({ kind, words }: Run) {
  const { t } = useTranslation('proposals');
  if (kind === 'same') return words;
  const Tag = kind === 'inserted' ? 'ins' : 'del';
  return (
    <Tag>
      <span className={classes.spoken}>{t(kind)} </span>
      {words}
    </Tag>
  );
}
