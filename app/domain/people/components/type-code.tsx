import { Button, TextInput } from '@mantine/core';
import { Form, Link, useLocation, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import classes from './code-form.module.css';
import { SentLetter } from './sent-letter.tsx';

/** Where the code of a letter is typed; a wrong one leaves everything as it was. */
export function TypeCode({
  typed,
  number,
  letter,
  problem,
}: {
  /** The address that the letter was asked for. */
  typed: string;
  /** The letter's number. */
  number: string;
  letter: string | null;
  problem: 'missing' | 'wrong' | null;
}) {
  const { t } = useTranslation('account');
  const busy = useNavigation().state === 'submitting';
  const { pathname, search } = useLocation();
  return (
    <>
      <SentLetter
        title={t('code.sentTitle')}
        text={t('code.sent', { address: typed })}
        letter={letter}
      />
      <Form method="post" className={`${classes.form} ${classes.below}`} noValidate>
        <input type="hidden" name="email" value={typed} />
        <input type="hidden" name="number" value={number} />
        <TextInput
          key={number}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          maxLength={20}
          label={t('code.code')}
          description={t('code.hint')}
          error={problem !== null && t(`code.${problem}`)}
          className={classes.code}
        />
        <div className={classes.row}>
          <Button type="submit" name="intent" value="open" loading={busy}>
            {t('code.open')}
          </Button>
          <Button type="submit" name="intent" value="ask" variant="subtle" disabled={busy}>
            {t('code.again')}
          </Button>
        </div>
      </Form>
      <p className={classes.below}>
        <Link to={pathname + search} reloadDocument>
          {t('code.other')}
        </Link>
      </p>
    </>
  );
}
