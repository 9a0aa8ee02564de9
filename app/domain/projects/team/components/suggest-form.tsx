import { Button, Textarea } from '@mantine/core';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { BoardAnswer } from '../board-form.server.ts';
import { longestCard } from '../card.ts';
import classes from './team.module.css';

type SuggestFormProps = {
  id: string;
  limit: number;
  requestId: string;
  answer: BoardAnswer | null;
};

/** Where staff suggest that the chosen cards belong together. */
export function SuggestForm({ id, limit, requestId, answer }: SuggestFormProps) {
  const { t } = useTranslation('board');
  const refused = answer?.intent === 'suggest' && !answer.ok ? answer : null;
  return (
    <section className={`${classes.section} ${classes.part}`} aria-labelledby="match">
      <h2 id="match">{t('match.title')}</h2>
      <p className={classes.text}>{t('match.text', { limit })}</p>
      <Form method="post" id={id} key={requestId} className={classes.form} preventScrollReset>
        <input type="hidden" name="requestId" value={requestId} />
        <Textarea
          name="words"
          label={t('match.words')}
          description={t('match.wordsHint')}
          autosize
          minRows={2}
          maxLength={longestCard}
          defaultValue={refused?.typed?.words}
          error={refused === null ? undefined : t(`refused.${refused.because}`)}
        />
        <Button type="submit" name="intent" value="suggest">
          {t('match.button')}
        </Button>
      </Form>
    </section>
  );
}
