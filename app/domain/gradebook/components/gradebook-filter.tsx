import { Button, NativeSelect, TextInput } from '@mantine/core';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { GradebookQuery } from '../gradebook-query.ts';
import classes from './gradebook-filter.module.css';

/** Who of the gradebook is shown; the order stays as it is. */
export function GradebookFilter({ query }: { query: GradebookQuery }) {
  const { t } = useTranslation('gradebook');
  return (
    <Form className={classes.filter} role="search" key={JSON.stringify(query)}>
      <TextInput name="q" label={t('find')} defaultValue={query.search} />
      <NativeSelect
        name="role"
        label={t('role')}
        defaultValue={query.role ?? ''}
        data={[
          { value: '', label: t('everybody') },
          { value: 'student', label: t('students') },
          { value: 'waitlisted', label: t('waitlistedAll') },
        ]}
      />
      <input type="hidden" name="sort" value={query.sort} />
      <input type="hidden" name="order" value={query.descending ? 'down' : 'up'} />
      <Button type="submit" variant="default">
        {t('show')}
      </Button>
    </Form>
  );
}
