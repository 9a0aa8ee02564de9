import { Button, TextInput } from '@mantine/core';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Notice } from '#app/ui/notice.tsx';
import classes from './account-section.module.css';
import { SentLetter } from './sent-letter.tsx';

type AddressFormProps = {
  email: string;
  confirmed: boolean;
  answer:
    | { about: 'address'; because: 'emailWrong' | 'tooOften'; typed: string }
    | { about: 'letter'; address: string; letter: string | null }
    | { about: 'password' | 'methods' }
    | undefined;
};

/** One's address and whether it is confirmed; the forms that have it confirmed, or change it. */
export function AddressForm({ email, confirmed, answer }: AddressFormProps) {
  const { t } = useTranslation('account');
  const wrong = answer?.about === 'address' ? answer : undefined;
  return (
    <section className={classes.section} aria-labelledby="address">
      <h2 id="address">{t('signIn.address')}</h2>
      <p>
        {email}{' '}
        <span className={classes.mark} data-done={confirmed}>
          {t(confirmed ? 'signIn.confirmed' : 'signIn.unconfirmed')}
        </span>
      </p>
      {answer?.about === 'letter' && (
        <SentLetter
          title={t('signUp.sentTitle')}
          text={t('signIn.sent', { address: answer.address })}
          letter={answer.letter}
        />
      )}
      {wrong?.because === 'tooOften' && <Notice tone="late">{t('signUp.tooOften')}</Notice>}
      {!confirmed && (
        <Form method="post">
          <input type="hidden" name="email" value={email} />
          <Button type="submit" name="intent" value="address" variant="default">
            {t('signIn.sendAgain')}
          </Button>
        </Form>
      )}
      <Form method="post" className={classes.form} noValidate>
        <TextInput
          name="email"
          type="email"
          label={t('signIn.newAddress')}
          description={t('signIn.newAddressHint')}
          autoComplete="email"
          defaultValue={wrong?.typed ?? ''}
          error={wrong?.because === 'emailWrong' && t('signUp.emailWrong')}
        />
        <Button
          type="submit"
          name="intent"
          value="address"
          variant="default"
          className={classes.submit}
        >
          {t('signIn.change')}
        </Button>
      </Form>
    </section>
  );
}
