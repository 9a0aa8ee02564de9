import { Button, Textarea, TextInput } from '@mantine/core';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { BoardCard } from '../board.server.ts';
import type { BoardAnswer } from '../board-form.server.ts';
import { longestCard } from '../card.ts';
import classes from './team.module.css';

type CardFormProps = {
  as: 'self' | 'team';
  /** The card that is up; undefined when there is none. */
  own: BoardCard | undefined;
  answer: BoardAnswer | null;
};

/** Puts the reader, or their team, on the board, or changes their card. */
export function CardForm({ as, own, answer }: CardFormProps) {
  const { t } = useTranslation('board');
  const refused = answer?.intent === 'card' && !answer.ok ? answer : null;
  const problem = (field: 'words' | 'tags') =>
    refused?.because === field ? t(`refused.${field}`) : undefined;
  return (
    <details className={classes.fold} open={refused !== null || undefined}>
      <summary>{t(own === undefined ? `put.${as}` : 'put.change')}</summary>
      <Form method="post" className={classes.form} preventScrollReset noValidate>
        <Textarea
          name="words"
          label={t(`words.${as}`)}
          description={t('wordsHint', { count: longestCard })}
          autosize
          minRows={2}
          maxLength={longestCard}
          defaultValue={refused?.typed?.words ?? own?.words}
          error={problem('words')}
        />
        <TextInput
          name="tags"
          label={t('tags')}
          description={t('tagsHint')}
          defaultValue={refused?.typed?.tags ?? own?.tags.join(', ')}
          error={problem('tags')}
        />
        <Button type="submit" name="intent" value="card">
          {t(own === undefined ? 'putUp' : 'save')}
        </Button>
      </Form>
    </details>
  );
}
