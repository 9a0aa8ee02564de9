import { Button, NativeSelect, TextInput } from '@mantine/core';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import type { Bilingual } from '#app/i18n/languages.ts';
import { difficulties, difficultyName, type BankFilter } from '../bank-filter.ts';
import classes from './bank-list.module.css';

type BankFilterFormProps = { filter: BankFilter; topics: readonly Bilingual[] };

/** Which questions are shown, by their words, topic and difficulty: every choice is an address. */
export function BankFilterForm({ filter, topics }: BankFilterFormProps) {
  const { t, i18n } = useTranslation('midterm');
  const say = useSay();
  const inOrder = topics.toSorted((a, b) => say(a).localeCompare(say(b), i18n.language));
  return (
    <Form className={classes.filter} role="search" key={JSON.stringify(filter)}>
      <TextInput
        type="search"
        name="q"
        label={t('filter.words')}
        defaultValue={filter.words}
        maxLength={80}
      />
      <NativeSelect
        name="topic"
        label={t('filter.topic')}
        defaultValue={filter.topic ?? ''}
        data={[
          { value: '', label: t('filter.anyTopic') },
          ...inOrder.map((topic) => ({ value: topic.en, label: say(topic) })),
        ]}
      />
      <NativeSelect
        name="difficulty"
        label={t('filter.difficulty')}
        defaultValue={filter.difficulty === null ? '' : String(filter.difficulty)}
        data={[
          { value: '', label: t('filter.anyDifficulty') },
          ...difficulties.map((one) => ({
            value: String(one),
            label: t(`difficulty.${difficultyName[one]}`),
          })),
        ]}
      />
      <Button type="submit" variant="default">
        {t('filter.apply')}
      </Button>
    </Form>
  );
}
