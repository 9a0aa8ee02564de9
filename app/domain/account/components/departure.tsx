import { Button, TextInput } from '@mantine/core';
import { Form, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Notice } from '#app/ui/notice.tsx';
import classes from './departure.module.css';

type DepartureProps = {
  email: string;
  /** The running offerings whose place is given back. */
  places: readonly string[];
  /** The running offerings that would have no instructor. */
  sole: readonly string[];
  typed: string;
  /** Whether what was typed is not the address. */
  wrong: boolean;
};

/** What deleting one's account takes away and what it leaves, and the form that does it. */
export function Departure({ email, places, sole, typed, wrong }: DepartureProps) {
  const { t, i18n } = useTranslation('account');
  const busy = useNavigation().state === 'submitting';
  const all = (names: readonly string[]) =>
    new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(names);
  return (
    <>
      <div className={classes.columns}>
        {(['goes', 'stays'] as const).map((which) => (
          <div key={which}>
            <h3>{t(`data.${which}Title`)}</h3>
            <ul>
              {t(`data.${which}`, { returnObjects: true }).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      {sole.length > 0 ? (
        <Notice tone="soon">{t('data.sole', { offerings: all(sole) })}</Notice>
      ) : (
        <>
          {places.length > 0 && (
            <Notice tone="soon">
              {t('data.seats', { count: places.length, offerings: all(places) })}
            </Notice>
          )}
          <p className={classes.soft}>{t('data.free')}</p>
          <Form method="post" className={classes.form} noValidate reloadDocument>
            <TextInput
              name="address"
              type="email"
              label={t('data.confirm')}
              description={t('data.confirmHint', { address: email })}
              autoComplete="off"
              defaultValue={typed}
              error={wrong && t('data.addressWrong')}
            />
            <Button type="submit" variant="outline" className={classes.submit} loading={busy}>
              {t('data.go')}
            </Button>
          </Form>
        </>
      )}
    </>
  );
}
