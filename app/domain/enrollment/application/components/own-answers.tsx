import { Button } from '@mantine/core';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { OwnApplication } from '../own-application.server.ts';
import classes from './own-answers.module.css';
import { SentAnswers } from './sent-answers.tsx';

/** What an applicant has sent and what they have not, and the way to take it back. */
export function OwnAnswers({ own }: { own: OwnApplication }) {
  const { t } = useTranslation('applications');
  const { form, sent, can, openness, unsent, draft, state } = own;
  return (
    <>
      {sent !== null && can === 'read' && (
        <section aria-labelledby="sent">
          <h2 id="sent">{t('whatYouSent')}</h2>
          <SentAnswers questions={form.questions} answers={sent.answers} />
        </section>
      )}
      {sent !== null && can === 'change' && unsent && (
        <details className={classes.more}>
          <summary>{t('whatStaffRead')}</summary>
          <SentAnswers questions={form.questions} answers={sent.answers} />
        </details>
      )}
      {unsent && openness === 'closed' && (
        <section aria-labelledby="unsent">
          <h2 id="unsent">{t('neverSent')}</h2>
          <SentAnswers questions={form.questions} answers={draft} />
        </section>
      )}
      {state.state === 'received' && (
        <details className={classes.more}>
          <summary>{t('withdrawTitle')}</summary>
          <p>{t('withdrawText')}</p>
          <Form method="post">
            <Button type="submit" name="intent" value="withdraw" variant="default">
              {t('withdraw')}
            </Button>
          </Form>
        </details>
      )}
    </>
  );
}
