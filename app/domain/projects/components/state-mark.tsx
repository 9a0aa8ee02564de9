import {
  IconAlertTriangle,
  IconCircle,
  IconCircleCheck,
  IconCircleCheckFilled,
  IconClockPause,
  IconHourglass,
  IconMessageReply,
  IconPencil,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { StageState } from '../stage-state.ts';
import classes from './state-mark.module.css';

const icons = {
  nothing: IconCircle,
  draft: IconPencil,
  overdue: IconAlertTriangle,
  submitted: IconHourglass,
  'changes requested': IconMessageReply,
  held: IconClockPause,
  approved: IconCircleCheckFilled,
} as const;

/**
 * Where a stage stands, by a shape and a word; colour only underlines it.
 *
 * @param props.short in a table with a column for each stage: fewer words, and only what has begun
 * has a shape
 */
export function StateMark({ state, short = false }: { state: StageState; short?: boolean }) {
  const { t } = useTranslation('projects');
  const conditions = state.kind === 'approved' ? state.conditions : 0;
  const Icon = conditions > 0 ? IconCircleCheck : icons[state.kind];
  return (
    <span className={classes.mark} data-kind={state.kind}>
      {!(short && state.kind === 'nothing') && <Icon size={16} stroke={1.8} aria-hidden />}
      {conditions > 0
        ? t(short ? 'shortApprovedWith' : 'approvedWith', { count: conditions })
        : t(`${short ? 'short' : 'state'}.${state.kind}`, {
            version: 'version' in state ? state.version : 0,
          })}
    </span>
  );
}

/** Who owes whom an answer, as a sentence's end: "waiting for the staff". */
export function OwesMark({ state }: { state: StageState }) {
  const { t } = useTranslation('projects');
  return <span className={classes.owes}>{t(`owes.${state.owes}`)}</span>;
}
