import { TextInput, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StageName } from '#app/db/generated/enums.ts';
import { GoalsList } from '../../goals/components/goals-list.tsx';
import { GoalsTable } from '../../goals/components/goals-table.tsx';
import type { Goal } from '../../goals/goal.ts';
import { asksFor, isHttps, longestAbstract, longestCode, wordsIn } from '../details.ts';
import classes from './beside-text.module.css';
import { DetailsView } from './details-view.tsx';
import type { LiveDetails } from './use-details.ts';

type BesideTextProps = {
  stage: StageName;
  live: LiveDetails;
  /** Goals of the approved proposal; null while there are none. */
  approved: readonly Goal[] | null;
  abstractWords: number;
  mayWrite: boolean;
};

/** What a stage asks for beside its text: typed by the team, read by whoever may only read. */
export function BesideText({ stage, live, approved, abstractWords, mayWrite }: BesideTextProps) {
  const { t } = useTranslation('goals');
  const { details, change, state } = live;
  const lines = details.goals;
  if (!['goals', 'abstract', 'code'].some((what) => asksFor(stage, what as keyof typeof details)))
    return null;
  if (!mayWrite) return <DetailsView details={details} changes={null} />;
  const words = wordsIn(details.abstract);
  const tooLong = words > abstractWords;
  const isBroken = details.code.trim() !== '' && !isHttps(details.code.trim());
  return (
    <section className={classes.beside} aria-label={t('beside')}>
      {asksFor(stage, 'abstract') && (
        <Textarea
          label={t('abstract')}
          description={t(stage === 'proposal' ? 'abstractHintClass' : 'abstractHint')}
          value={details.abstract}
          onChange={(event) => change({ abstract: event.currentTarget.value })}
          autosize
          minRows={2}
          maxRows={14}
          maxLength={longestAbstract}
          error={tooLong && t('abstractTooLong', { words, most: abstractWords })}
          classNames={{ input: classes.serif ?? '' }}
        />
      )}
      {asksFor(stage, 'abstract') && !tooLong && (
        <p className={classes.count}>{t('words', { count: words, most: abstractWords })}</p>
      )}
      {asksFor(stage, 'code') && (
        <TextInput
          label={t('code')}
          description={t('codeHint')}
          type="url"
          inputMode="url"
          value={details.code}
          onChange={(event) => change({ code: event.currentTarget.value })}
          maxLength={longestCode}
          error={isBroken && t('codeBroken')}
        />
      )}
      {asksFor(stage, 'goals') &&
        (stage === 'milestone' && approved !== null ? (
          <GoalsTable lines={lines} approved={approved} change={change} />
        ) : (
          <GoalsList stage={stage} lines={lines} change={change} />
        ))}
      <p className={classes.state} role="status" data-state={state}>
        {t(`kept.${state}`)}
      </p>
    </section>
  );
}
