import { Button, NativeSelect, TextInput } from '@mantine/core';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { projectFilters } from '../../project-filter.ts';
import { queueOwners } from '../queue-filter.ts';
import { overviewSorts, type OverviewQuery } from '../overview-query.ts';
import { projectFlags } from '../project-flags.ts';
import classes from './overview.module.css';

type OverviewFilterProps = {
  query: OverviewQuery;
  staff: readonly { id: string; name: string }[];
};

/** Which projects are shown, by name, person, state and what stands out. */
export function OverviewFilter({ query, staff }: OverviewFilterProps) {
  const { t } = useTranslation(['desk', 'projects']);
  return (
    <Form className={classes.filter} role="search" key={JSON.stringify(query)}>
      <TextInput
        type="search"
        name="q"
        label={t('overview.search')}
        defaultValue={query.words}
        maxLength={80}
      />
      <NativeSelect
        name="who"
        label={t('overview.who')}
        defaultValue={query.who}
        data={[
          ...queueOwners.map((value) => ({ value, label: t(`who.${value}`) })),
          ...staff.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <NativeSelect
        name="show"
        label={t('overview.state')}
        defaultValue={query.show}
        data={projectFilters.map((value) => ({ value, label: t(`projects:list.${value}`) }))}
      />
      <NativeSelect
        name="flag"
        label={t('overview.flag')}
        defaultValue={query.flag ?? ''}
        data={[
          { value: '', label: t('overview.anyFlag') },
          ...projectFlags.map((value) => ({ value, label: t(`flag.${value}`) })),
        ]}
      />
      <NativeSelect
        name="sort"
        label={t('overview.sortLabel')}
        defaultValue={query.sort}
        data={overviewSorts.map((value) => ({ value, label: t(`overview.sort.${value}`) }))}
      />
      <Button type="submit" variant="default">
        {t('overview.apply')}
      </Button>
    </Form>
  );
}
