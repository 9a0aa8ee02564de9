import { Button } from '@mantine/core';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '#app/ui/avatar.tsx';
import type { Classmate } from '../class-list.server.ts';
import classes from './class-list.module.css';

type ClassListProps = {
  classmates: readonly Classmate[];
  /** Whether the reader is listed; null for who has no seat. */
  own: boolean | null;
  /** The reader's id. */
  self: string | null;
};

/** Who has a seat, and the reader's own choice to be seen here or not. */
export function ClassList({ classmates, own, self }: ClassListProps) {
  const { t } = useTranslation('roster');
  return (
    <section className={classes.section} id="class-list" aria-labelledby="class-list-title">
      <h2 id="class-list-title">
        {t('classList')} <span className={classes.soft}>{classmates.length}</span>
      </h2>
      <p className={classes.soft}>
        {t(classmates.length === 0 ? 'classListEmpty' : 'classListLead')}
      </p>
      {own !== null && (
        <Form method="post" className={classes.choice} preventScrollReset>
          <span aria-live="polite">{t(own ? 'youAreListed' : 'youAreHidden')}</span>
          <Button
            type="submit"
            variant="default"
            size="xs"
            name="listed"
            value={own ? 'no' : 'yes'}
          >
            {t(own ? 'hideMe' : 'listMe')}
          </Button>
        </Form>
      )}
      <ul className={classes.list}>
        {classmates.map(({ id, name, pronouns, listed }) => (
          <li key={id}>
            <Avatar name={name} />
            <span className={classes.who}>
              <bdi>{name}</bdi>
              <span className={classes.soft}>
                {[pronouns, id === self && t('you'), !listed && t('hidden')]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
