import { Button } from '@mantine/core';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Deadline } from '#app/domain/calendar/components/deadline.tsx';
import type { StaffSeats } from '../staff-seats.server.ts';
import classes from './seats-desk.module.css';

/** The offers that nobody has answered yet, each with the way to take it back. */
export function OpenOffers({ offers, zone }: { offers: StaffSeats['offers']; zone: string }) {
  const { t } = useTranslation('seats');
  return (
    <section aria-labelledby="offers" className={classes.offers}>
      <h2 id="offers">{t('offersTitle')}</h2>
      {offers.length === 0 && <p className={classes.soft}>{t('offersNone')}</p>}
      <ul className={classes.people}>
        {offers.map(({ personId, name, email, expiresAt }) => (
          <li key={personId} className={classes.offer}>
            <span>
              <b>{name}</b> <span className={classes.email}>{email}</span>
            </span>
            <span>
              {t('until')} <Deadline at={expiresAt} zone={zone} size="short" />
            </span>
            <Form method="post">
              <input type="hidden" name="person" value={personId} />
              <Button
                type="submit"
                name="intent"
                value="withdraw"
                variant="default"
                size="compact-sm"
                aria-label={t('withdrawOf', { name })}
              >
                {t('withdraw')}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
