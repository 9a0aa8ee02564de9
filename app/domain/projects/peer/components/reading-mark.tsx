import {
  IconAlertTriangle,
  IconCircle,
  IconCircleCheckFilled,
  IconCircleX,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import stateClasses from '../../components/state-mark.module.css';
import type { ReadingState } from '../reading.ts';

const marks = {
  open: { Icon: IconCircle, like: 'nothing' },
  overdue: { Icon: IconAlertTriangle, like: 'overdue' },
  'handed in': { Icon: IconCircleCheckFilled, like: 'approved' },
  ended: { Icon: IconCircleX, like: 'nothing' },
} as const;

/** Where a reading stands, by a shape and a word. */
export function ReadingMark({ state }: { state: ReadingState }) {
  const { t } = useTranslation('peer');
  const { Icon, like } = marks[state.kind];
  const late = state.kind === 'handed in' && state.late;
  return (
    <span className={stateClasses.mark} data-kind={like}>
      <Icon size={16} stroke={1.8} aria-hidden />
      {t(`state.${late ? 'late' : state.kind}`)}
    </span>
  );
}
