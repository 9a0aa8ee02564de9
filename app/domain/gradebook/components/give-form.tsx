import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { Form, useNavigation } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeptText, useWordsOfOtherBrowsers } from '#app/domain/people/components/kept-text.ts';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { longestReason } from '../give-score.ts';
import type { GradeItem } from '../grade-items.ts';
import type { GradebookRow } from '../gradebook-row.ts';
import { longestWords } from '../grading/mark-limits.ts';
import classes from './give-form.module.css';

type GiveFormProps = {
  row: GradebookRow;
  items: readonly GradeItem[];
  /** What is said with what stands, by the items' keys. */
  words: Record<string, string>;
  /** Under what words being typed are kept, but for their item. */
  keptAs: string;
  requestId: string;
  /** The id of the form that was saved last; null for none. */
  saved: string | null;
  /** Why what was sent is refused, where the field is. */
  problem: 'no such score' | 'no reason' | 'reason too long' | 'words too long' | null;
};

const kinds = ['score', 'excused', 'incomplete', 'cleared'] as const;

/** Gives a person a score by hand, excuses them, leaves it incomplete, or takes that back. */
export function GiveForm(props: GiveFormProps) {
  const { row, items, requestId, problem } = props;
  const { t } = useTranslation('gradebook');
  const say = useSay();
  const busy = useNavigation().formMethod === 'POST';
  const [key, setKey] = useState(items[0]?.key ?? '');
  const [kind, setKind] = useState<string>('score');
  const typed = useTypedWords(props, key);
  const outOf = items.find((each) => each.key === key)?.outOf ?? 0;
  return (
    <Form method="post" className={classes.form} preventScrollReset>
      <input type="hidden" name="person" value={row.id} />
      <input type="hidden" name="before" value={row.cells[key]?.score ?? ''} />
      <input type="hidden" name="requestId" value={typed.requestId || requestId} />
      <NativeSelect
        name="item"
        label={t('give.item')}
        value={key}
        onChange={(event) => {
          setKey(event.currentTarget.value);
        }}
        data={items.map((each) => ({ value: each.key, label: say(each.title) }))}
      />
      <NativeSelect
        name="kind"
        label={t('give.kind')}
        value={kind}
        onChange={(event) => {
          setKind(event.currentTarget.value);
        }}
        data={kinds.map((each) => ({ value: each, label: t(`give.kinds.${each}`) }))}
      />
      {kind === 'score' && (
        <TextInput
          name="points"
          label={t('give.points', { outOf })}
          inputMode="decimal"
          autoComplete="off"
          error={problem === 'no such score' && t(`refused.${problem}`, { outOf })}
        />
      )}
      {kind !== 'cleared' && (
        <Textarea
          className={classes.words}
          name="words"
          label={t('give.words')}
          description={t('give.wordsText')}
          value={typed.words}
          onChange={(event) => typed.write(event.currentTarget.value)}
          maxLength={longestWords}
          autosize
          minRows={2}
          error={problem === 'words too long' && t(`refused.${problem}`)}
        />
      )}
      <TextInput
        className={classes.why}
        name="why"
        label={t('why')}
        maxLength={longestReason}
        error={
          (problem === 'no reason' || problem === 'reason too long') && t(`refused.${problem}`)
        }
      />
      <Button type="submit" variant="default" loading={busy}>
        {t('give.save')}
      </Button>
    </Form>
  );
}

/** What is said with the score of one item: as it stands, until somebody types; kept until it is given. */
function useTypedWords({ words, keptAs, saved }: GiveFormProps, item: string) {
  useWordsOfOtherBrowsers(keptAs);
  const kept = useKeptText(`${keptAs}/${item}`);
  // Nothing typed is not kept, but is something else than what stands.
  const [emptied, setEmptied] = useState<string | null>(null);
  const isGiven = saved !== null && kept.requestId === saved;
  useEffect(() => {
    if (isGiven) kept.forget();
  }, [isGiven, kept]);
  const typed = isGiven ? '' : kept.words;
  return {
    requestId: isGiven ? '' : kept.requestId,
    words: typed || (emptied === item ? '' : (words[item] ?? '')),
    write: (text: string) => {
      setEmptied(text === '' ? item : null);
      kept.write(text);
    },
  };
}
