import { Button, Textarea } from '@mantine/core';
import { useFetcher } from '@remix-run/react';
import { IconCircle, IconCircleCheckFilled, IconHourglass } from '@tabler/icons-react';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConditionStep } from '#app/db/generated/enums.ts';
import { useComeBack } from '#app/ui/come-back.ts';
import { DistanceTo } from '#app/domain/calendar/components/deadline.tsx';
import type { NotReached } from '#app/ui/not-reached.ts';
import type { ConditionView } from '../conditions.ts';
import { keptFields } from '../kept-fields.ts';
import type { FeedbackAnswer } from '../feedback-form.server.ts';
import classes from './condition-list.module.css';
import { useKeptText } from '#app/domain/people/components/kept-text.ts';

type ConditionListProps = {
  label: string;
  conditions: readonly ConditionView[];
  /** A `member` ticks, `staff` accept or open again, a `reader` reads. */
  as: 'member' | 'staff' | 'reader';
  /** Under what words being typed are kept. */
  keptAs: string;
};

const icons = { open: IconCircle, ticked: IconHourglass, accepted: IconCircleCheckFilled } as const;

/** Conditions of an approval: each with where it stands, by a shape and a word, and what to do. */
export function ConditionList({ label, conditions, as, keptAs }: ConditionListProps) {
  const { t } = useTranslation('feedback');
  return (
    <ul className={classes.conditions} aria-label={label}>
      {conditions.map((condition) => {
        const { id, text, state, last } = condition;
        const Icon = icons[state];
        return (
          <li key={id} data-state={state}>
            <Icon size={18} stroke={1.8} aria-hidden />
            <div className={classes.what}>
              <p>{text}</p>
              <p className={classes.soft}>
                <strong>{t(`condition.state.${state}`)}</strong>
                {last !== null && (
                  <>
                    {' · '}
                    {last.by} · <DistanceTo at={last.at} />
                  </>
                )}
              </p>
              {last !== null && last.words !== '' && <p className={classes.words}>{last.words}</p>}
              {as === 'member' && <MemberSteps condition={condition} keptAs={keptAs} />}
              {as === 'staff' && <StaffSteps condition={condition} keptAs={keptAs} />}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

type StepsProps = { condition: ConditionView; keptAs: string };

function MemberSteps({ condition: { id, state }, keptAs }: StepsProps) {
  if (state === 'open') return <StepWithWords id={id} step="ticked" keptAs={keptAs} />;
  if (state === 'ticked') return <Step id={id} step="unticked" />;
  return null;
}

function StaffSteps({ condition: { id, state }, keptAs }: StepsProps) {
  return (
    <div className={classes.steps}>
      {state !== 'accepted' && <Step id={id} step="accepted" />}
      {state !== 'open' && <StepWithWords id={id} step="reopened" keptAs={keptAs} />}
    </div>
  );
}

/** A step that needs no words: one button. */
function Step({ id, step }: { id: string; step: ConditionStep }) {
  const { t } = useTranslation('feedback');
  const fetcher = useFetcher<FeedbackAnswer | NotReached>();
  return (
    <fetcher.Form method="post">
      <StepFields id={id} step={step} />
      <Button
        type="submit"
        size="compact-sm"
        variant={step === 'accepted' ? 'light' : 'subtle'}
        loading={fetcher.state !== 'idle'}
      >
        {t(`condition.do.${step}`)}
      </Button>
      <Refusal answer={fetcher.data} />
    </fetcher.Form>
  );
}

/** A step that says how or why: a button that opens a field. */
function StepWithWords({ id, step, keptAs }: { id: string; step: ConditionStep; keptAs: string }) {
  const { t } = useTranslation(['feedback', 'ui']);
  const fetcher = useFetcher<FeedbackAnswer | NotReached>();
  const key = `${keptAs}/${keptFields.stepOfCondition(id, step)}`;
  const kept = useKeptText(key);
  const [opened, setOpened] = useState(false);
  useComeBack(key, () => setOpened(true));
  const errorId = useId();
  const refused = fetcher.data?.ok === false;
  useEffect(() => {
    if (fetcher.state === 'loading' && fetcher.data?.ok === true) kept.forget();
  }, [fetcher.state, fetcher.data, kept]);
  if (!opened) {
    return (
      <Button
        size="compact-sm"
        variant={step === 'ticked' ? 'light' : 'subtle'}
        onClick={() => setOpened(true)}
      >
        {t(`condition.do.${step}`)}
      </Button>
    );
  }
  return (
    <fetcher.Form method="post" className={classes.form}>
      <StepFields id={id} step={step} />
      <Textarea
        name="words"
        label={t(step === 'ticked' ? 'condition.how' : 'condition.why')}
        value={kept.words}
        onChange={(event) => kept.write(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.currentTarget.form?.requestSubmit();
          }
        }}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2_000}
        autoFocus
        required
        withAsterisk={false}
        aria-describedby={refused ? errorId : undefined}
      />
      <Refusal id={errorId} answer={fetcher.data} />
      <div className={classes.steps}>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setOpened(false)}>
          {t('ui:cancel')}
        </Button>
        <Button size="compact-sm" type="submit" loading={fetcher.state !== 'idle'}>
          {t(`condition.do.${step}`)}
        </Button>
      </div>
    </fetcher.Form>
  );
}

function StepFields({ id, step }: { id: string; step: ConditionStep }) {
  return (
    <>
      <input type="hidden" name="intent" value="condition" />
      <input type="hidden" name="condition" value={id} />
      <input type="hidden" name="step" value={step} />
    </>
  );
}

function Refusal({ id, answer }: { id?: string; answer: FeedbackAnswer | NotReached | undefined }) {
  const { t } = useTranslation('feedback');
  if (answer?.ok !== false) return null;
  return (
    <p {...(id !== undefined && { id })} role="alert" className={classes.refusal}>
      {t(`refused.${answer.because}`)}
    </p>
  );
}
