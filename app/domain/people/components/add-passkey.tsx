import { Button, TextInput } from '@mantine/core';
import { useFetcher } from '@remix-run/react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '#app/ui/notice.tsx';
import { longestPasskeyName } from '../passkey-fields.ts';
import classes from './account-section.module.css';
import { makePasskey, type PasskeyTrouble } from './passkey-ceremony.ts';

/**
 * Adds a passkey of this device, under a name.
 *
 * @param suggested what to call it: this browser's name
 */
export function AddPasskey({ suggested }: { suggested: string }) {
  const { t } = useTranslation('waysIn');
  const { submit, data, state } = useFetcher<{ because: PasskeyTrouble }>();
  const [trouble, setTrouble] = useState<PasskeyTrouble | null>(null);

  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name'));
    setTrouble(null);
    const proof = await makePasskey();
    if (!proof.ok) return setTrouble(proof.because);
    const { token, response } = proof;
    const fields = { intent: 'add', name, token, response };
    submit(fields, { method: 'post', action: '/account/passkeys' });
  };
  const because = trouble ?? data?.because;
  return (
    <section className={classes.section} aria-labelledby="passkey">
      <h2 id="passkey">{t('passkey.addTitle')}</h2>
      <p>{t('passkey.what')}</p>
      <form className={classes.form} onSubmit={(event) => void add(event)}>
        <TextInput
          key={suggested}
          name="name"
          label={t('passkey.name')}
          description={t('passkey.nameHint')}
          defaultValue={suggested}
          maxLength={longestPasskeyName}
        />
        <Button
          type="submit"
          variant="default"
          className={classes.submit}
          loading={state !== 'idle'}
        >
          {t('passkey.add')}
        </Button>
      </form>
      {because !== undefined && state === 'idle' && (
        <Notice tone="late">{t(`passkey.trouble.${because}`)}</Notice>
      )}
    </section>
  );
}
