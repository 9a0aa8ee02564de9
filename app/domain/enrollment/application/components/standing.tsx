import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Deadline, Moment } from '#app/domain/calendar/components/deadline.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { ApplicationState } from '../application.ts';
import type { OwnApplication } from '../own-application.server.ts';
import classes from './application.module.css';

type Shown = { own: OwnApplication; zone: string };

/** Where an application stands, in the title and the line below it. */
export function useStandingHead({ own, zone }: Shown): { title: string; lead: ReactNode } {
  const { t } = useTranslation('applications');
  const { state, sent, form, openness } = own;
  const closes = <Deadline at={form.closes} zone={zone} done={openness !== 'open'} />;
  if (state.state === 'none') {
    if (openness === 'open') {
      return { title: t('standing.none'), lead: t('standing.noneLead') };
    }
    const when = openness === 'closed' ? closes : <Deadline at={form.opens} zone={zone} />;
    return {
      title: t(openness === 'closed' ? 'standing.closed' : 'standing.notYet'),
      lead: (
        <>
          {t(openness === 'closed' ? 'standing.closedLead' : 'standing.notYetLead')} {when}
        </>
      ),
    };
  }
  const title = t(`standing.${state.state}`);
  const lead = t(`standing.${state.state}Lead`);
  if (state.state === 'offered') {
    return {
      title,
      lead: (
        <>
          {lead} <Deadline at={state.expiresAt} zone={zone} />
        </>
      ),
    };
  }
  if (state.state !== 'received' || sent === null) return { title, lead };
  return {
    title,
    lead: (
      <>
        {t('standing.sentAt')} <Moment at={sent.firstAt} zone={zone} />
        {sent.lastAt > sent.firstAt && (
          <>
            {'. '}
            {t('standing.changedAt')} <Moment at={sent.lastAt} zone={zone} />
          </>
        )}
        {'. '}
        {lead}
      </>
    ),
  };
}

/** What the page about one's place is good for then. */
const placeLinks: Partial<
  Record<ApplicationState['state'], 'seePlace' | 'answerOffer' | 'comeBack'>
> = {
  waitlisted: 'seePlace',
  offered: 'answerOffer',
  declined: 'comeBack',
  expired: 'comeBack',
  dropped: 'comeBack',
};

/** What follows from where the application stands: what is not sent, and where to go. */
export function Standing({ own, offering }: { own: OwnApplication; offering: string }) {
  const { t } = useTranslation('applications');
  const { state, can, unsent, sent } = own;
  const toPlace = placeLinks[state.state];
  return (
    <>
      {can === 'change' && unsent && sent !== null && <Notice tone="soon">{t('unsent')}</Notice>}
      {toPlace !== undefined && (
        <p>
          <Link to={`/${offering}/waitlist`}>{t(toPlace)}</Link>
        </p>
      )}
      {state.state === 'seated' && (
        <p>
          <Link to={`/${offering}/dashboard`}>{t('toDashboard')}</Link>
        </p>
      )}
      {(state.state === 'refused' || state.state === 'none') && (
        <p className={classes.soft}>
          {t('openAnyway')} <Link to={`/${offering}/syllabus`}>{t('readOn')}</Link>
        </p>
      )}
    </>
  );
}

/** Where an application stands, as a part of a page about more: the dashboard. */
export function ApplicationStanding({ own, offering, zone }: Shown & { offering: string }) {
  const { t } = useTranslation('applications');
  const { title, lead } = useStandingHead({ own, zone });
  const toPlace = placeLinks[own.state.state];
  const toForm = own.state.state === 'none' ? 'front.apply' : 'board.open';
  return (
    <section aria-labelledby="application">
      <h2 id="application">{title}</h2>
      <p>{lead}</p>
      <p>
        {toPlace === undefined ? (
          <Link to={`/${offering}/apply`}>{t(toForm)}</Link>
        ) : (
          <Link to={`/${offering}/waitlist`}>{t(toPlace)}</Link>
        )}
      </p>
    </section>
  );
}
