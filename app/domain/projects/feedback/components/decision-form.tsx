import { Button, Checkbox } from '@mantine/core';
import { useFetcher } from '@remix-run/react';
import { useEffect, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useComeBack } from '#app/ui/come-back.ts';
import type { NotReached } from '#app/ui/not-reached.ts';
import type { Answer } from '../answered.ts';
import { keptFields } from '../kept-fields.ts';
import type { ReviewAnswer } from '../review-form.server.ts';
import { ConditionFields } from './condition-fields.tsx';
import classes from './decision-form.module.css';
import { useKeptText } from '#app/domain/people/components/kept-text.ts';
import { ScopeFields } from './scope-fields.tsx';
import { WordsField } from './words-field.tsx';

type DecisionFormProps = {
  version: number;
  /** How many drafts the decision sends along. */
  drafts: number;
  /** Under what the note being typed is kept. */
  keptAs: string;
  /** Whether it is held for the round unless one says otherwise. */
  hold: boolean;
  /** Whether the version changes the approved goals: something is then said to that. */
  asksScope: boolean;
  verdict: Answer | null;
  onVerdict: (verdict: Answer) => void;
  note: RefObject<HTMLTextAreaElement>;
};

const choices = [
  ['approved', 'approve', 'a'],
  ['conditions', 'approveWithConditions', 'w'],
  ['changes_requested', 'requestChanges', 'r'],
] as const;

/** Staff's answer: a verdict and a note. The button says what it will do. */
export function DecisionForm(props: DecisionFormProps) {
  const { version, drafts, keptAs, hold, asksScope, verdict, onVerdict, note } = props;
  const { t } = useTranslation('feedback');
  const decide = useFetcher<Decided | NotReached>();
  const send = useFetcher<ReviewAnswer | NotReached>();
  const noteKey = `${keptAs}/${keptFields.decisionNote()}`;
  const conditionsKey = `${keptAs}/${keptFields.conditions()}`;
  const kept = useKeptText(noteKey);
  const conditions = useKeptText(conditionsKey);
  const choice = useKeptText(`${keptAs}/${keptFields.verdict()}`);
  const [held, setHeld] = useState(hold);
  const [atConditions, setAtConditions] = useState(false);
  const chooseAgain = () => {
    const chosen = choices.find(([value]) => value === choice.words);
    if (chosen !== undefined) onVerdict(chosen[0]);
  };
  useComeBack(noteKey, () => {
    chooseAgain();
    note.current?.focus();
  });
  useComeBack(conditionsKey, () => {
    setAtConditions(true);
    onVerdict('conditions');
  });
  const refusal = decide.data !== undefined && !decide.data.ok ? decide.data : null;
  useEffect(() => {
    if (decide.state !== 'loading' || decide.data?.ok !== true) return;
    kept.forget();
    conditions.forget();
    choice.forget();
  }, [decide.state, decide.data, kept, conditions, choice]);
  return (
    <section className={classes.decision} aria-labelledby="decide">
      <h2 id="decide">{t('decide', { version })}</h2>
      <decide.Form
        method="post"
        className={classes.form}
        onSubmit={() => {
          choice.write(verdict ?? '');
          // Noted last: whoever is signed out by now comes back there.
          const { words, write } = verdict === 'conditions' ? conditions : kept;
          write(words);
        }}
      >
        <input type="hidden" name="intent" value="decide" />
        <input type="hidden" name="version" value={version} />
        <fieldset className={classes.verdicts}>
          <legend className={classes.legend}>{t('verdictLegend')}</legend>
          {choices.map(([value, label, key]) => (
            <label key={value} data-verdict={value}>
              <input
                type="radio"
                name="verdict"
                value={value}
                required
                checked={verdict === value}
                onChange={() => {
                  choice.write(value);
                  onVerdict(value);
                }}
              />
              {t(label)} <kbd>{key}</kbd>
            </label>
          ))}
        </fieldset>
        {verdict === 'conditions' && (
          <ConditionFields
            value={conditions.words}
            onChange={conditions.write}
            autoFocus={atConditions}
          />
        )}
        {asksScope && <ScopeFields />}
        <WordsField
          ref={note}
          name="note"
          label={t('noteLabel')}
          words={kept.words}
          write={kept.write}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.currentTarget.form?.requestSubmit();
            }
          }}
          minRows={3}
          maxRows={12}
        />
        {refusal !== null && (
          <p role="alert" className={classes.refusal}>
            <Refusal answer={refusal} />
          </p>
        )}
        <Checkbox
          name="hold"
          label={t('round.hold')}
          checked={held}
          onChange={(event) => setHeld(event.currentTarget.checked)}
        />
        <Button type="submit" disabled={verdict === null} loading={decide.state !== 'idle'}>
          {verdict === null ? t('chooseVerdict') : t(`answerVersion.${verdict}`, { version })}
        </Button>
        {drafts > 0 && !held && (
          <p className={classes.along}>{t('sendsAlong', { count: drafts })}</p>
        )}
      </decide.Form>
      {drafts > 0 && (
        <send.Form method="post" className={classes.now}>
          <input type="hidden" name="intent" value="send" />
          <Button type="submit" variant="subtle" size="compact-sm" loading={send.state !== 'idle'}>
            {t('sendNow', { count: drafts })}
          </Button>
        </send.Form>
      )}
    </section>
  );
}

/** What comes back when this form was sent. */
type Decided = Extract<ReviewAnswer, { intent: 'decide' }>;
type Refused = Extract<Decided, { ok: false }> | NotReached;

function Refusal({ answer }: { answer: Refused }) {
  const { t } = useTranslation('feedback');
  switch (answer.because) {
    case 'already decided':
      return <>{t(`decided.${answer.verdict}`, { by: answer.by })}</>;
    case 'not the latest':
      return <>{t('newerVersion', { version: answer.latest })}</>;
    default:
      return <>{t(`refused.${answer.because}`)}</>;
  }
}
