import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import type { StageName } from '#app/db/generated/enums.ts';
import type { DetailsPatch } from '../../details/details.ts';
import { longestGoal, mostGoals, type GoalLine } from '../goal.ts';
import classes from './goals.module.css';

/** What of a goal has the focus after it was moved. */
type Part = 'field' | 'up' | 'down';

const quiet = { variant: 'subtle', color: 'gray', size: 'lg' } as const;

type GoalsListProps = {
  stage: StageName;
  lines: readonly GoalLine[];
  change: (patch: DetailsPatch) => void;
};

/** The goals of a proposal: a short list, one sentence each, in their order. */
export function GoalsList({ stage, lines, change }: GoalsListProps) {
  const { t } = useTranslation('goals');
  const list = useRef<HTMLOListElement>(null);
  const [moved, setMoved] = useState<number | null>(null);
  const add = () => {
    change({ goals: [{ id: newId(), words: '' }] });
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus(),
    );
  };
  const move = (index: number, by: 1 | -1, focus: Part) => {
    const order = lines.map(({ id }) => id);
    const [id] = order.splice(index, 1);
    const to = index + by;
    if (id === undefined || to < 0 || to > order.length) return;
    order.splice(to, 0, id);
    change({ order });
    setMoved(to);
    // At an end of the list its button there has nothing more to do.
    const part = focus === 'up' && to === 0 ? 'down' : focus;
    const place = part === 'down' && to === order.length - 1 ? 'up' : part;
    requestAnimationFrame(() =>
      list.current
        ?.querySelector<HTMLElement>(`li:nth-child(${to + 1}) [data-part=${place}]`)
        ?.focus(),
    );
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      if (lines.length < mostGoals) add();
    }
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      move(index, event.key === 'ArrowUp' ? -1 : 1, 'field');
    }
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
                onKeyDown={(event) => onKeyDown(event, index)}
                maxLength={longestGoal}
                data-part="field"
              />
              <span className={classes.buttons}>
                {lines.length > 1 && (
                  <>
                    <ActionIcon
                      {...quiet}
                      data-part="up"
                      aria-label={t('moveUp', { number: index + 1 })}
                      disabled={index === 0}
                      onClick={() => move(index, -1, 'up')}
                    >
                      <IconArrowUp size={16} />
                    </ActionIcon>
                    <ActionIcon
                      {...quiet}
                      data-part="down"
                      aria-label={t('moveDown', { number: index + 1 })}
                      disabled={index === lines.length - 1}
                      onClick={() => move(index, 1, 'down')}
                    >
                      <IconArrowDown size={16} />
                    </ActionIcon>
                  </>
                )}
                <ActionIcon
                  {...quiet}
                  aria-label={t('remove', { number: index + 1 })}
                  onClick={() => change({ goals: [{ id, removed: true }] })}
                >
                  <IconX size={16} />
                </ActionIcon>
              </span>
            </li>
          ))}
        </ol>
      )}
      {lines.length > 1 && <p className={classes.hint}>{t('moveHint')}</p>}
      <p className={classes.said} aria-live="polite">
        {moved !== null && t('movedTo', { number: moved + 1, count: lines.length })}
      </p>
      {lines.length < mostGoals && (
        <Button variant="default" size="compact-sm" className={classes.add ?? ''} onClick={add}>
          {t('add')}
        </Button>
      )}
    </div>
  );
}
