import { Button, CopyButton, TextInput } from '@mantine/core';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import classes from './team.module.css';

type TeamLinkProps = {
  /** When the open link was made; null when there is none. */
  since: Date | null;
  zone: string;
  /** A link that was made just now: the whole address, shown this once. */
  fresh: string | null;
};

/** The link by which classmates enter the team: made, shown once, renewed, closed. */
export function TeamLink({ since, zone, fresh }: TeamLinkProps) {
  const { t } = useTranslation('team');
  return (
    <section className={classes.section} aria-labelledby="link">
      <h2 id="link">{t('link.title')}</h2>
      <p className={classes.text}>{t('link.text')}</p>
      {fresh !== null && <FreshLink address={fresh} />}
      {since !== null && fresh === null && (
        <p className={`${classes.soft} ${classes.actions}`}>
          {t('link.since')} <Moment at={since} zone={zone} />
        </p>
      )}
      <Form method="post" className={classes.actions} preventScrollReset>
        <Button type="submit" name="intent" value="link" variant="default">
          {t(since === null ? 'link.make' : 'link.renew')}
        </Button>
        {since !== null && (
          <>
            <Button type="submit" name="intent" value="close-link" variant="default">
              {t('link.close')}
            </Button>
            <span className={classes.soft}>{t('link.renewHint')}</span>
          </>
        )}
      </Form>
    </section>
  );
}

function FreshLink({ address }: { address: string }) {
  const { t } = useTranslation('team');
  return (
    <div className={classes.fresh}>
      <TextInput
        label={t('link.fresh')}
        description={t('link.freshText')}
        value={address}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton value={address}>
        {({ copied, copy }) => (
          <Button variant="default" onClick={copy}>
            {t(copied ? 'link.copied' : 'link.copy')}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
