import { Button } from '@mantine/core';
import { Form, Link, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Deadline } from '#app/domain/calendar/components/deadline.tsx';
import type { OwnPlace } from '../own-place.server.ts';
import classes from './own-choices.module.css';

/** What somebody may do with their own place, by the word that the form says. */
export type PlaceIntent = 'accepted' | 'declined' | 'leave' | 'return' | 'audit';

/** An open offer: take it or not, and until when. */
export function OwnOffer({ expiresAt, zone }: { expiresAt: Date; zone: string }) {
  const { t } = useTranslation('waitlist');
  return (
    <div className={classes.offer}>
      <p className={classes.until}>
        {t('offerLead')} <Deadline at={expiresAt} zone={zone} />
      </p>
      <p>{t('offerAfter')}</p>
      <div className={classes.answers}>
        <Choice intent="accepted" primary>
          {t('accept')}
        </Choice>
        <Choice intent="declined">{t('decline')}</Choice>
      </div>
      <p className={classes.soft}>{t('declineMeans')}</p>
    </div>
  );
}

type OwnChoicesProps = { own: OwnPlace; offering: string; applyOpen: boolean };

/** The ways that are open from where somebody stands, each with what it means. */
export function OwnChoices({ own, offering, applyOpen }: OwnChoicesProps) {
  const { t } = useTranslation('waitlist');
  const { state, mayReturn } = own;
  const out = state === null || state.is === 'out';
  return (
    <div className={classes.choices}>
      {out && !mayReturn && applyOpen && (
        <p>
          <Link to={`/${offering}/apply`} className={classes.apply}>
            {t('apply')}
          </Link>
        </p>
      )}
      {mayReturn && (
        <Way title={t('returnTitle')} means={t('returnMeans')}>
          <Choice intent="return">{t('return')}</Choice>
        </Way>
      )}
      {state === null && (
        <Way title={t('auditTitle')} means={t('auditMeans')}>
          <Choice intent="audit">{t('auditJoin')}</Choice>
        </Way>
      )}
      {state?.is === 'waiting' && (
        <Way title={t('leaveTitle')} means={t('leaveMeans')}>
          <Choice intent="leave">{t('leave')}</Choice>
        </Way>
      )}
      {state?.is === 'seated' && (
        <Way title={t('giveBackTitle')} means={t('giveBackMeans')}>
          <Choice intent="leave">{t('giveBack')}</Choice>
        </Way>
      )}
    </div>
  );
}

function Way(props: { title: string; means: string; children: React.ReactNode }) {
  return (
    <section className={classes.way}>
      <h2>{props.title}</h2>
      <p>{props.means}</p>
      {props.children}
    </section>
  );
}

function Choice(props: { intent: PlaceIntent; primary?: boolean; children: React.ReactNode }) {
  const navigation = useNavigation();
  const busy = navigation.formData?.get('intent') === props.intent;
  return (
    <Form method="post">
      <Button
        type="submit"
        name="intent"
        value={props.intent}
        variant={props.primary === true ? 'filled' : 'default'}
        loading={busy}
      >
        {props.children}
      </Button>
    </Form>
  );
}
