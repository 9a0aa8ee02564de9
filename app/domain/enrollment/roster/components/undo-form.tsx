import { Button } from '@mantine/core';
import { Form, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import classes from './plan-form.module.css';

/** Takes an applied import back with one press. */
export function UndoForm() {
  const { t } = useTranslation('roster');
  return (
    <Form method="post" className={classes.undo}>
      <Button
        type="submit"
        variant="default"
        name="do"
        value="undo"
        loading={useNavigation().state === 'submitting'}
      >
        {t('undo')}
      </Button>
      <p className={classes.soft}>{t('undoHint')}</p>
    </Form>
  );
}
