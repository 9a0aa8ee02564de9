import { Button, Textarea } from '@mantine/core';
import { Form, useNavigation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeadlineRefusal } from '../change-as-shown.server.ts';
import { longestWhy } from '../deadline-plan.ts';
import type { Asked } from './ask-deadline.tsx';
import classes from './deadlines.module.css';

/** What was answered to a plan that was not written. */
export type RefusedPlan = { because: DeadlineRefusal; typed: string };

type ApplyPlanProps = {
  asked: Asked;
  mark: string;
  requestId: string;
  refused: RefusedPlan | null;
  /** What the button will do. */
  label: string;
  /** Fields that say for whom. */
  children: ReactNode;
};

/** Why, and the button that writes exactly the plan above. */
export function ApplyPlan(props: ApplyPlanProps) {
  const { asked, mark, requestId, refused, label, children } = props;
  const { t } = useTranslation('deadlines');
  const busy = useNavigation().formMethod === 'POST';
  return (
    <Form method="post" className={classes.apply} preventScrollReset>
      {children}
      <input type="hidden" name={asked.of} value={asked.key} />
      <input type="hidden" name="wall" value={asked.wall} />
      <input type="hidden" name="mark" value={mark} />
      <input type="hidden" name="requestId" value={requestId} />
      <Textarea
        name="why"
        label={t('why')}
        description={t('whyHint')}
        autosize
        minRows={2}
        maxLength={longestWhy}
        defaultValue={refused?.typed}
        error={refused !== null && isAboutWhy(refused.because) && t(`refused.${refused.because}`)}
      />
      <Button type="submit" loading={busy}>
        {label}
      </Button>
    </Form>
  );
}

/** Whether a refusal is said at the field itself. */
export function isAboutWhy(because: string): because is 'no reason' | 'reason too long' {
  return because === 'no reason' || because === 'reason too long';
}
