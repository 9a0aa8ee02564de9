import { Button, TextInput } from '@mantine/core';
import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import type { StaffWaitlist } from '../staff-waitlist.server.ts';
import classes from './waitlist-table.module.css';

type WaitlistTableProps = { people: StaffWaitlist['people']; zone: string; query: string };

/** The waitlist in its order, for staff; the search keeps everybody's true place. */
export function WaitlistTable({ people, zone, query }: WaitlistTableProps) {
  const { t } = useTranslation('waitlist');
  if (people.length === 0 && query === '') {
    return <EmptyState title={t('nobodyWaits')}>{t('nobodyWaitsText')}</EmptyState>;
  }
  return (
    <>
      <Form className={classes.find} role="search">
        <TextInput name="q" defaultValue={query} aria-label={t('find')} placeholder={t('find')} />
        <Button type="submit" variant="default">
          {t('findButton')}
        </Button>
      </Form>
      {people.length === 0 ? (
        <EmptyState title={t('nobodyFound', { query })} action={<Link to=".">{t('showAll')}</Link>}>
          {t('nobodyFoundText')}
        </EmptyState>
      ) : (
        <div className={classes.scroll} role="region" aria-label={t('title')} tabIndex={0}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col" className={classes.number}>
                  {t('place')}
                </th>
                <th scope="col">{t('name')}</th>
                <th scope="col" className={classes.number}>
                  {t('strongColumn')}
                </th>
                <th scope="col">{t('appliedColumn')}</th>
              </tr>
            </thead>
            <tbody>
              {people.map(({ personId, position, name, email, strong, appliedAt }) => (
                <tr key={personId}>
                  <td className={classes.number}>{position}</td>
                  <th scope="row">
                    {name} <span className={classes.email}>{email}</span>
                  </th>
                  <td className={classes.number}>{strong}</td>
                  <td className={classes.applied}>
                    <Moment at={appliedAt} zone={zone} distance={false} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
