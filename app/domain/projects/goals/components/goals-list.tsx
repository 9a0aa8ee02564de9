import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import type { StageName } from '#app/db/generated/enums.ts';
import type { DetailsPatch } from '../../details/details.ts';
import { longestGoal, mostGoals, type GoalLine } from '../goal.ts';
import classes from './goals.module.css';

type GoalsListProps = {
  stage: StageName;
  lines: readonly GoalLine[];
  change: (patch: DetailsPatch) => void;
};

/** The goals of a proposal: a short list, one sentence each, in their order. */
export function GoalsList({ stage, lines, change }: GoalsListProps) {
  const { t } = useTranslation('goals');
  const list = useRef<HTMLOListElement>(null);
  const add = () => {
    change({ goals: [{ id: newId(), words: '' }] });
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus(),
    );
  };
  return (
    <div className={classes.goals} role="group" aria-labelledby="goals">
      <h2 id="goals">{t(stage === 'proposal' ? 'title' : 'titleMilestone')}</h2>
      <p className={classes.hint}>{t(stage === 'proposal' ? 'hint' : 'hintNone')}</p>
      {lines.length > 0 && (
        <ol ref={list} className={classes.list}>
          {lines.map(({ id, words }, index) => (
            <li key={id}>
              <TextInput
                aria-label={t('goal', { number: index + 1 })}
                placeholder={t('example')}
                value={words}
                onChange={(event) => change({ goals: [{ id, words: event.currentTarget.value }] })}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter') return;
                  event.preventDefault();
                  if (lines.length < mostGoals) add();
                }}
                maxLength={longestGoal}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={t('remove', { number: index + 1 })}
                onClick={() => change({ goals: [{ id, removed: true }] })}
              >
                <IconX size={16} />
              </ActionIcon>
            </li>
          ))}
        </ol>
      )}
      {lines.length < mostGoals && (
        <Button variant="default" size="compact-sm" className={classes.add ?? ''} onClick={add}>
          {t('add')}
        </Button>
      )}
    </div>
  );
}
