import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import type { DetailsPatch } from '../../details/details.ts';
import {
  changesScope,
  goalStates,
  longestGoal,
  longestNote,
  mostGoals,
  scopeChange,
  type Goal,
  type GoalLine,
} from '../goal.ts';
import classes from './goals.module.css';
import { ScopeLine } from './scope-line.tsx';

type GoalsTableProps = {
  lines: readonly GoalLine[];
  approved: readonly Goal[];
  change: (patch: DetailsPatch) => void;
};

/** The goals at the milestone: what became of each, and what is to change from here on. */
export function GoalsTable({ lines, approved, change }: GoalsTableProps) {
  const { t } = useTranslation('goals');
  const list = useRef<HTMLOListElement>(null);
  const changes = scopeChange(approved, lines);
  const added = lines.length - approved.length;
  const add = () => {
    change({ goals: [{ id: newId(), words: '' }] });
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>('li:last-child textarea')?.focus(),
    );
  };
  return (
    <div className={classes.goals} role="group" aria-labelledby="goals">
      <h2 id="goals">{t('titleMilestone')}</h2>
      <p className={classes.hint}>{t('hintMilestone')}</p>
      <ol ref={list} className={classes.table}>
        {lines.map((line, index) => (
          <Line
            key={line.id}
            line={line}
            number={index + 1}
            before={approved.find(({ id }) => id === line.id)?.words ?? null}
            change={change}
          />
        ))}
      </ol>
      {added < mostGoals && (
        <Button variant="default" size="compact-sm" className={classes.add ?? ''} onClick={add}>
          {t('addNew')}
        </Button>
      )}
      {changesScope(changes) && (
        <div className={classes.scope}>
          <ScopeLine changes={changes} />
          <p>{t('scopeAsked')}</p>
        </div>
      )}
    </div>
  );
}

type LineProps = {
  line: GoalLine;
  number: number;
  /** The approved words; null for a goal that is added. */
  before: string | null;
  change: (patch: DetailsPatch) => void;
};

function Line({ line, number, before, change }: LineProps) {
  const { t } = useTranslation('goals');
  const { id, words, state, note, dropped } = line;
  const put = (changed: Partial<GoalLine>) => change({ goals: [{ id, ...changed }] });
  const isReworded = before !== null && !dropped && words.trim() !== before;
  return (
    <li data-dropped={dropped || undefined}>
      <div className={classes.words}>
        {(dropped || isReworded) && <del>{before}</del>}
        {!dropped && (
          <Textarea
            aria-label={t('goal', { number })}
            value={words}
            onChange={(event) => put({ words: event.currentTarget.value })}
            autosize
            minRows={1}
            maxRows={6}
            maxLength={longestGoal}
          />
        )}
        <p className={classes.steps}>
          {before === null ? (
            <>
              <span className={classes.mark}>{t('change.added')}</span>
              <Button
                size="compact-xs"
                variant="subtle"
                color="gray"
                onClick={() => change({ goals: [{ id, removed: true }] })}
              >
                {t('takeAway')}
              </Button>
            </>
          ) : (
            <>
              {isReworded && <span className={classes.mark}>{t('change.reworded')}</span>}
              {dropped && <span className={classes.mark}>{t('change.dropped')}</span>}
              {(isReworded || dropped) && (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  onClick={() => put({ words: before, dropped: false })}
                >
                  {t('restore', { number })}
                </Button>
              )}
              {!dropped && (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  color="gray"
                  onClick={() => put({ words: before, dropped: true })}
                >
                  {t('drop', { number })}
                </Button>
              )}
            </>
          )}
        </p>
      </div>
      <NativeSelect
        aria-label={t('stateOf', { number })}
        value={state ?? ''}
        onChange={(event) => put({ state: stateFrom(event.currentTarget.value) })}
        data={[
          { value: '', label: t('state.open') },
          ...goalStates.map((value) => ({ value, label: t(`state.${value}`) })),
        ]}
      />
      <Textarea
        aria-label={t('noteOn', { number })}
        placeholder={t(dropped ? 'whyExample' : 'noteExample')}
        value={note}
        onChange={(event) => put({ note: event.currentTarget.value })}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={longestNote}
      />
    </li>
  );
}

function stateFrom(value: string): GoalLine['state'] {
  return goalStates.find((state) => state === value) ?? null;
}
