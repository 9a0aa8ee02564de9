import { Button, TextInput } from '@mantine/core';
import { Form, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { StartProjectResult } from '../start-project.server.ts';
import classes from './start-project.module.css';

type Refusal = Extract<StartProjectResult, { ok: false }>['because'];

/** Begins a project by its title. */
export function StartProject({ refusal }: { refusal: Refusal | undefined }) {
  const { t } = useTranslation('projects');
  const { state } = useNavigation();
  return (
    <Form method="post" className={classes.form}>
      <TextInput
        name="title"
        label={t('start.title')}
        description={t('start.hint')}
        required
        minLength={3}
        maxLength={120}
        error={refusal === undefined ? undefined : t(`start.refused.${refusal}`)}
      />
      <Button type="submit" loading={state !== 'idle'}>
        {t('start.button')}
      </Button>
    </Form>
  );
}
