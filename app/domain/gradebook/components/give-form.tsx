import { Button, NativeSelect, TextInput } from '@mantine/core';
import { Form, useNavigation } from '@remix-run/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { longestReason } from '../give-score.ts';
import type { GradeItem } from '../grade-items.ts';
import type { GradebookRow } from '../gradebook-row.ts';
import classes from './give-form.module.css';

type GiveFormProps = {
  row: GradebookRow;
  items: readonly GradeItem[];
  requestId: string;
  /** Why what was sent is refused, where the field is. */
  problem: 'no such score' | 'no reason' | 'reason too long' | null;
};

const kinds = ['score', 'excused', 'incomplete', 'cleared'] as const;

/** Gives a person a score by hand, excuses them, leaves it incomplete, or takes that back. */
export function GiveForm({ row, items, requestId, problem }: GiveFormProps) {
  const { t } = useTranslation('gradebook');
  const say = useSay();
  const busy = useNavigation().formMethod === 'POST';
  const [key, setKey] = useState(items[0]?.key ?? '');
  const [kind, setKind] = useState<string>('score');
  const outOf = items.find((each) => each.key === key)?.outOf ?? 0;
  return (
    <Form method="post" className={classes.form} preventScrollReset>
      <input type="hidden" name="person" value={row.id} />
      <input type="hidden" name="before" value={row.cells[key]?.score ?? ''} />
      <input type="hidden" name="requestId" value={requestId} />
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
      <TextInput
        className={classes.why}
        name="why"
        label={t('why')}
        maxLength={longestReason}
        error={problem !== null && problem !== 'no such score' && t(`refused.${problem}`)}
      />
      <Button type="submit" variant="default" loading={busy}>
        {t('give.save')}
      </Button>
    </Form>
  );
}
