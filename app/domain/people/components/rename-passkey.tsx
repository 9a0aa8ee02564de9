import { Button, TextInput } from '@mantine/core';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { longestPasskeyName } from '../passkey-fields.ts';
import classes from './rename-passkey.module.css';

/** Opens to a field that gives a passkey another name. */
export function RenamePasskey({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation('waysIn');
  return (
    <details className={classes.rename} key={name}>
      <summary>{t('passkey.rename')}</summary>
      <Form method="post" action="/account/passkeys" className={classes.form}>
        <input type="hidden" name="passkey" value={id} />
        <TextInput
          name="name"
          aria-label={t('passkey.newName', { name })}
          defaultValue={name}
          maxLength={longestPasskeyName}
          required
        />
        <Button type="submit" name="intent" value="rename" variant="default">
          {t('passkey.save')}
        </Button>
      </Form>
    </details>
  );
}
