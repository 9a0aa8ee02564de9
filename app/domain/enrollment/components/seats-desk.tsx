import { Button } from '@mantine/core';
import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import type { SeatWish } from '#app/domain/waitlist/seat-plan.ts';
import { ScrollTable } from '#app/ui/scroll-table.tsx';
import type { StaffSeats } from '../staff-seats.server.ts';
import classes from './seats-desk.module.css';

type SeatsDeskProps = { places: StaffSeats; wish: SeatWish; zone: string };

/**
 * "If we drop these and offer those": everybody who can be chosen. The choice is the address, so
 * that a plan can be looked at, shared and gone back from.
 */
export function SeatsDesk({ places, wish, zone }: SeatsDeskProps) {
  const { t } = useTranslation('seats');
  const { seated, waiting, strongScore, plan } = places;
  const proposed = seated.filter(({ because }) => because !== null);
  const others = seated.filter(({ because }) => because === null);
  const chosen = others.some(({ personId }) => wish.drop.includes(personId));
  return (
    <Form className={classes.desk} preventScrollReset>
      <section aria-labelledby="proposed">
        <h2 id="proposed">{t('proposedTitle')}</h2>
        {proposed.length === 0 && <p className={classes.soft}>{t('proposedNone')}</p>}
        <Seated people={proposed} wish={wish} />
        {others.length > 0 && (
          <details open={chosen} className={classes.others}>
            <summary>{t('seatedTitle')}</summary>
            <Seated people={others} wish={wish} />
          </details>
        )}
      </section>
      <section>
        <h2>{t('waitingTitle')}</h2>
        <p className={classes.soft}>
          {waiting.length === 0 ? t('waitingNone') : t('waitingLead', { threshold: strongScore })}
        </p>
        {waiting.length > 0 && (
          <Waiting people={waiting} wish={wish} zone={zone} planned={plan !== null} />
        )}
      </section>
      <div className={classes.foot}>
        <Button type="submit" variant={plan === null ? 'filled' : 'default'}>
          {t('showPlan')}
        </Button>
        {plan !== null && <Link to=".">{t('clearPlan')}</Link>}
      </div>
    </Form>
  );
}

/** Thousands may be seated: what is the same in each row is said once. */
function Seated({ people, wish }: { people: StaffSeats['seated']; wish: SeatWish }) {
  const { t } = useTranslation('seats');
  const drop = t('drop', { name: '{}' });
  const because = {
    'nothing handed in': t('because_none'),
    'nothing strong': t('because_weak'),
  };
  const chosen = new Set(wish.drop);
  return (
    <ul className={classes.people}>
      {people.map(({ personId, name, email, because: why }) => (
        <li key={personId}>
          <label className={classes.person}>
            <input
              type="checkbox"
              name="drop"
              value={personId}
              defaultChecked={chosen.has(personId)}
              aria-label={drop.replace('{}', () => name)}
            />
            <span>
              <b>{name}</b> <span className={classes.email}>{email}</span>
            </span>
            {why !== null && <span className={classes.because}>{because[why]}</span>}
          </label>
        </li>
      ))}
    </ul>
  );
}

type WaitingProps = {
  people: StaffSeats['waiting'];
  wish: SeatWish;
  zone: string;
  planned: boolean;
};

function Waiting({ people, wish, zone, planned }: WaitingProps) {
  const { t } = useTranslation('seats');
  return (
    <ScrollTable label={t('waitingTitle')} className={classes.table}>
      <thead>
        <tr>
          <th scope="col" className={classes.number}>
            {t('place')}
          </th>
          <th scope="col">{t('name')}</th>
          <th scope="col" className={classes.number}>
            {t('strong')}
          </th>
          <th scope="col">{t('applied')}</th>
          {planned && (
            <th scope="col" className={classes.number}>
              {t('then')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {people.map(({ personId, position, then, name, email, strong, appliedAt }) => (
          <tr key={personId}>
            <td className={classes.number}>{position}</td>
            <th scope="row">
              <label className={classes.person}>
                <input
                  type="checkbox"
                  name="offer"
                  value={personId}
                  defaultChecked={wish.offer.includes(personId)}
                  aria-label={t('offerTo', { name })}
                />
                <span>
                  {name} <span className={classes.email}>{email}</span>
                </span>
              </label>
            </th>
            <td className={classes.number}>{strong}</td>
            <td className={classes.applied}>
              <Moment at={appliedAt} zone={zone} distance={false} />
            </td>
            {planned && <td className={classes.number}>{then ?? '–'}</td>}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
