import { Button } from '@mantine/core';
import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './account-section.module.css';

/** The authenticator app of one's account, which can be removed. */
export function OwnApp({ since }: { since: ReactNode }) {
  const { t } = useTranslation('waysIn');
  return (
    <section className={classes.section} aria-labelledby="app">
      <h2 id="app">{t('second.app')}</h2>
      <p>
        {t('second.appText')} {t('second.appSince')} {since}.
      </p>
      <Form method="post">
        <Button type="submit" name="intent" value="remove app" variant="default">
          {t('second.remove')}
        </Button>
      </Form>
    </section>
  );
}
