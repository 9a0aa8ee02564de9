import { Button, TextInput } from '@mantine/core';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { RosterPerson } from '../roster-person.server.ts';
import classes from './roster-person.module.css';

type ListEntryFormProps = {
  person: RosterPerson;
  because: string | undefined;
  /** What was typed, when it was refused. */
  typed: { number: string; section: string; group: string } | null;
};

/** Sets somebody's number, section and group. */
export function ListEntryForm({ person, because, typed }: ListEntryFormProps) {
  const { t } = useTranslation('roster');
  const shown = typed ?? person;
  const taken = because === 'number taken' && t('numberTaken');
  const tooLong = because === 'too long' && t('tooLong');
  return (
    <section className={classes.section} aria-labelledby="list-entry">
      <h2 id="list-entry">{t('listEntry')}</h2>
      <Form
        method="post"
        className={classes.fields}
        key={JSON.stringify([person.number, person.section, person.group])}
      >
        <TextInput
          name="number"
          label={t('number')}
          defaultValue={shown.number ?? ''}
          error={taken || tooLong}
          autoComplete="off"
        />
        <TextInput
          name="section"
          label={t('section')}
          defaultValue={shown.section ?? ''}
          error={tooLong}
          autoComplete="off"
        />
        <TextInput
          name="group"
          label={t('group')}
          defaultValue={shown.group ?? ''}
          error={tooLong}
          autoComplete="off"
        />
        <Button type="submit">{t('save')}</Button>
      </Form>
    </section>
  );
}
