import { Button, NativeSelect } from '@mantine/core';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { columnChoices, type Column } from '../column-choices.ts';
import { rosterFields, type Mapping } from '../mapping.ts';
import classes from './plan-form.module.css';

type ColumnFormProps = {
  columns: readonly Column[];
  mapping: Mapping;
};

/** Which column of the uploaded table means what. */
export function ColumnForm({ columns, mapping }: ColumnFormProps) {
  const { t } = useTranslation('roster');
  const words = { none: t('noColumn'), such: (column: Column) => t('column', column) };
  const choices = columnChoices(columns, words);
  return (
    <details className={classes.columns} open={mapping.email === undefined}>
      <summary>{t('columns')}</summary>
      <p className={classes.soft}>{t('columnsHint')}</p>
      <Form method="post" className={classes.fields} key={JSON.stringify(mapping)}>
        {rosterFields.map((field) => (
          <NativeSelect
            key={field}
            name={field}
            label={t(`field_${field}`)}
            defaultValue={mapping[field]?.toString() ?? ''}
            data={choices}
          />
        ))}
        <Button type="submit" variant="default">
          {t('readAgain')}
        </Button>
      </Form>
    </details>
  );
}
