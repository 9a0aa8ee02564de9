import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  applicationSearch,
  applicationSorts,
  scoreFilters,
  shownStates,
  type ApplicationFilter,
} from '../application-filter.ts';
import classes from './application-list.module.css';

type ApplicationFiltersProps = {
  filter: ApplicationFilter;
  reviewers: readonly { id: string; name: string }[];
};

/** What the list of applications shows and in which order: every choice is an address. */
export function ApplicationFilters({ filter, reviewers }: ApplicationFiltersProps) {
  const { t } = useTranslation('applications');
  return (
    <Form className={classes.filters} role="search" key={applicationSearch(filter)}>
      <TextInput
        className={classes.find ?? ''}
        name="q"
        label={t('staff.find')}
        defaultValue={filter.query}
      />
      <NativeSelect
        name="show"
        label={t('staff.state')}
        defaultValue={filter.show}
        data={shownStates.map((value) => ({ value, label: t(`staff.states.${value}`) }))}
      />
      <NativeSelect
        name="score"
        label={t('staff.score')}
        defaultValue={filter.score ?? ''}
        data={[
          { value: '', label: t('staff.any') },
          ...scoreFilters.map((value) => ({ value, label: t(`staff.scores.${value}`) })),
        ]}
      />
      <NativeSelect
        name="reviewer"
        label={t('staff.reviewer')}
        defaultValue={filter.reviewer ?? ''}
        data={[
          { value: '', label: t('staff.everybody') },
          ...reviewers.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <NativeSelect
        name="sort"
        label={t('staff.sort')}
        defaultValue={filter.sort}
        data={applicationSorts.map((value) => ({ value, label: t(`staff.sorts.${value}`) }))}
      />
      <Checkbox
        className={classes.check ?? ''}
        name="disagreement"
        value="1"
        label={t('staff.disagreement')}
        defaultChecked={filter.disagreement}
      />
      <Button type="submit" variant="default">
        {t('staff.show')}
      </Button>
    </Form>
  );
}
