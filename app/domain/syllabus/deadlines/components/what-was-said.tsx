import { useTranslation } from 'react-i18next';
import type { NotReached } from '#app/ui/not-reached.ts';
import { Notice } from '#app/ui/notice.tsx';
import type { DeadlineAnswer } from '../change-as-shown.server.ts';
import { isAboutWhy, type RefusedPlan } from './apply-plan.tsx';
import classes from './deadlines.module.css';

type WhatWasSaidProps = {
  said: DeadlineAnswer | NotReached | undefined;
  /** What was written before the page was opened; null where nothing was. */
  done: string | null;
};

/** What became of the plan that was sent, but for what is said at the field itself. */
export function WhatWasSaid({ said, done }: WhatWasSaidProps) {
  const { t } = useTranslation('deadlines');
  return (
    <div className={classes.notice}>
      {said?.ok === false && !isAboutWhy(said.because) && (
        <Notice tone="late">{t(`refused.${said.because}`)}</Notice>
      )}
      {said === undefined && done !== null && <Notice tone="done">{done}</Notice>}
    </div>
  );
}

/** The plan that was not written; null where there is none. */
export function refusedPlan(said: WhatWasSaidProps['said']): RefusedPlan | null {
  return said !== undefined && 'typed' in said && !said.ok ? said : null;
}
